"""Visits as the counter shows them, and people who came before."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hamrong.foundation.identity.interface import Account
from hamrong.kernel.actor.interface import Actor
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.reception.access import desks_of, the_visit, visible_to
from hamrong.service.reception.models import Visit, VisitItem

SHOWN = 10


@dataclass(frozen=True)
class ItemView:
    """One procedure of a visit: to be filled, or received under a code."""

    id: UUID
    draft_id: UUID
    procedure_code: str
    procedure_name: str
    dossier_code: str


@dataclass(frozen=True)
class VisitView:
    """One visit with all the person came for."""

    id: UUID
    agency_id: UUID
    full_name: str
    personal_id: str
    phone: str
    mail: str
    address: str
    capacity: str
    authorisation: str
    linked: bool
    began_at: datetime
    ended_at: datetime | None
    items: tuple[ItemView, ...]

    @property
    def received(self) -> tuple[ItemView, ...]:
        """Return what has become a dossier."""
        return tuple(item for item in self.items if item.dossier_code)

    @property
    def person(self) -> dict[str, str]:
        """Return what fills the form's questions about the person, if they file for themselves."""
        if self.capacity:
            return {}
        return {
            "account.full_name": self.full_name,
            "account.personal_id": self.personal_id,
            "account.phone": self.phone,
            "account.email": self.mail,
        }


@dataclass(frozen=True)
class KnownPerson:
    """Somebody with an account, or who filed at this desk before."""

    full_name: str
    personal_id: str
    phone: str
    mail: str
    address: str


def visit(actor: Actor, visit_id: UUID) -> VisitView:
    """Return one visit of the actor. Two queries.

    Raises:
        NotYoursError: there is no such visit for this actor.
    """
    row = the_visit(actor, visit_id)
    return _view(row, list(VisitItem.objects.filter(visit=row).order_by("added_at", "id")))


def open_visits(actor: Actor) -> tuple[VisitView, ...]:
    """Return the actor's visits that are not ended, the latest first. Two queries."""
    rows = list(
        visible_to(actor)
        .filter(ended_at__isnull=True)
        .order_by("-began_at")
        .prefetch_related("items")[:SHOWN]
    )
    return tuple(_view(row, list(row.items.all())) for row in rows)


def known_people(actor: Actor, text: str) -> tuple[KnownPerson, ...]:
    """Find people by number, telephone or name: accounts by number, and who filed here before.

    Accounts are found by their whole number or telephone only: the desk cannot browse people.
    """
    asked = text.strip()
    if not asked or not desks_of(actor):
        return ()
    digits = "".join(asked.split())
    accounts = Account.objects.filter(official_id__isnull=True, is_active=True).exclude(
        personal_id=""
    )
    exact = accounts.filter(personal_id=digits) | accounts.filter(phone=digits)
    found = [
        KnownPerson(one.full_name, one.personal_id, one.phone, one.email or "", "")
        for one in exact[:SHOWN]
    ]
    listed = dossiers.dossiers_page(actor, dossiers.ListFilter(text=asked[:200]), "")
    found += [
        KnownPerson(row.applicant_name, row.applicant_personal_id, row.applicant_phone, "", "")
        for row in listed.rows
    ]
    unique = {(one.personal_id or one.full_name, one.phone): one for one in found}
    return tuple(unique.values())[:SHOWN]


def _view(row: Visit, items: list[VisitItem]) -> VisitView:
    return VisitView(
        id=row.id,
        agency_id=row.agency_id,
        full_name=row.full_name,
        personal_id=row.personal_id,
        phone=row.phone,
        mail=row.mail,
        address=row.address,
        capacity=row.capacity,
        authorisation=row.authorisation,
        linked=row.account_id is not None,
        began_at=row.began_at,
        ended_at=row.ended_at,
        items=tuple(
            ItemView(one.id, one.draft_id, one.procedure_code, one.procedure_name, one.dossier_code)
            for one in items
        ),
    )
