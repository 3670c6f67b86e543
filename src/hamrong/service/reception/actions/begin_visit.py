"""Receive a person at the counter."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.foundation.identity.interface import Account
from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.text.interface import bare_phone
from hamrong.service.dossiers.interface import Capacity
from hamrong.service.reception.access import desks_of
from hamrong.service.reception.models import Visit
from hamrong.service.repository import interface as repository


@dataclass(frozen=True)
class Comer:
    """Who came, as the card or the person says; with a capacity they come for somebody else."""

    full_name: str
    personal_id: str = ""
    phone: str = ""
    mail: str = ""
    address: str = ""
    capacity: str = ""
    authorisation: str = ""


@transaction.atomic
def begin_visit(actor: Actor, comer: Comer, *, agency_id: UUID | None = None) -> UUID:
    """Open a visit at one of the actor's desks and return its id.

    A person with an account is linked to it, so that they find their dossiers on their own page
    as well.

    Raises:
        NotYoursError: the actor sits at no desk, or not at this one.
        RefusedError: the name is missing, or an authorised person shows no paper.
    """
    desks = desks_of(actor)
    desk = agency_id or next(iter(sorted(desks)), None)
    if desk not in desks or actor.account_id is None:
        raise NotYoursError
    if not comer.full_name.strip():
        raise RefusedError(_("Nhập họ và tên người đến nộp."), field="full_name")
    if comer.capacity == Capacity.AUTHORISED and not comer.authorisation.strip():
        raise RefusedError(
            _("Ghi số, ngày của văn bản ủy quyền và nơi chứng thực."), field="authorisation"
        )
    visit = Visit.objects.create(
        agency_id=desk,
        official_id=actor.account_id,
        account_id=_account_of(comer),
        began_at=now(),
        **vars(comer),
    )
    return visit.id


def _account_of(comer: Comer) -> UUID | None:
    """Return the person's account: proven to be theirs, or reached where they say they are.

    Anybody can type a number when they register; alone it proves nothing.
    """
    if not comer.personal_id or comer.capacity:
        return None
    proven = repository.holder_of(comer.personal_id)
    if proven is not None:
        return proven
    named = Account.objects.filter(personal_id=comer.personal_id, is_active=True)
    return next((one.id for one in named if _reached(one, comer)), None)


def _reached(account: Account, comer: Comer) -> bool:
    same_mail = bool(comer.mail) and (account.email or "").lower() == comer.mail.strip().lower()
    return same_mail or bare_phone(account.phone) == bare_phone(comer.phone) != ""
