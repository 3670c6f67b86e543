"""Receive a person at the counter."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.foundation.identity.interface import Account
from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError
from hamrong.kernel.calendar.interface import now
from hamrong.service.dossiers.interface import Capacity
from hamrong.service.reception.access import desks_of
from hamrong.service.reception.models import Visit


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

    A person whose number belongs to an account is linked to it, so that they find their dossiers
    on their own page as well.

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
    if not comer.personal_id or comer.capacity:
        return None
    found = Account.objects.filter(personal_id=comer.personal_id, is_active=True)
    return found.values_list("id", flat=True).first()
