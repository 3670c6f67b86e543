"""What the store of the person at the counter offers, once the desk has looked."""

from dataclasses import dataclass
from uuid import UUID

from hamrong.foundation.identity import interface as identity
from hamrong.kernel.actor.interface import Actor
from hamrong.service.dossiers.interface import Filing
from hamrong.service.reception.access import the_visit
from hamrong.service.reception.queries.visits import VisitView
from hamrong.service.repository import interface as repository
from hamrong.service.repository.interface import PaperView


@dataclass(frozen=True)
class LinkedAccount:
    """The account found by the number of who came, and whether it opens their store already."""

    name: str
    contact: str
    is_open: bool


def linked_account(actor: Actor, visit_id: UUID) -> LinkedAccount | None:
    """Return what the desk compares with the person before it opens their store.

    Raises:
        NotYoursError: no such visit for this actor.
    """
    visit = the_visit(actor, visit_id)
    if visit.account_id is None or visit.capacity:
        return None
    own = identity.account(visit.account_id)
    contact = f"… {own.phone[-3:]}" if own.phone else own.email
    return LinkedAccount(own.full_name, contact, repository.is_open(visit.personal_id))


def store_offers(actor: Actor, found: VisitView, about: Filing) -> dict[str, list[PaperView]]:
    """Return by document the papers that could stand for it and are not in the draft yet.

    Nothing before `look_in_store`, which tells the owner. Two queries.
    """
    if not about.draft.extra.get("store") or found.capacity or not found.personal_id:
        return {}
    keys = [document.key for document in about.uploads]
    listed = repository.papers_for(actor, about.procedure.code, keys, number=found.personal_id)
    held = {paper.id for paper in about.draft.papers.values()}
    offers = {key: [one for one in papers if one.id not in held] for key, papers in listed.items()}
    return {key: papers for key, papers in offers.items() if papers}
