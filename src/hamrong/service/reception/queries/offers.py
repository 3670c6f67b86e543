"""What the store of the person at the counter offers, once the desk has looked."""

from hamrong.kernel.actor.interface import Actor
from hamrong.service.dossiers.interface import Filing
from hamrong.service.reception.queries.visits import VisitView
from hamrong.service.repository import interface as repository
from hamrong.service.repository.interface import PaperView


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
