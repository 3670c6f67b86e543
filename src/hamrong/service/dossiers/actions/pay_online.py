"""The applicant pays a fee online."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, Hat, NotYoursError, RefusedError
from hamrong.service.dossiers.access import the_dossier
from hamrong.service.dossiers.actions.charge import charge_by_rule, fee_is_settled
from hamrong.service.dossiers.models import Dossier
from hamrong.service.dossiers.rules import CHARGEABLE, State
from hamrong.service.payments import interface as payments
from hamrong.service.payments.interface import Addresses


def pay_online(actor: Actor, code: str, at: Addresses) -> str:
    """Return the address of the platform's page on which the applicant pays what is owed.

    A fee the rule fixes can be paid before the desk has looked: it is written down now.

    Raises:
        NotYoursError: no such dossier of this applicant.
        RefusedError: nothing is owed, the dossier is closed, or `begin_online` refuses.
    """
    return payments.begin_online(actor, _request(actor, code), at)


@transaction.atomic
def _request(actor: Actor, code: str) -> UUID:
    dossier = the_dossier(actor, code, lock=True)
    if actor.hat is not Hat.CITIZEN:
        raise NotYoursError
    if State(dossier.state) not in CHARGEABLE:
        raise RefusedError(_("Hồ sơ đã kết thúc nên không nộp phí được nữa."))
    if dossier.whole_id is None:
        charge_by_rule(dossier)
    owed = payments.open_request(dossier.matter_id)
    if owed is None:
        raise RefusedError(_("Hồ sơ này không có khoản nào phải nộp."))
    return owed


@transaction.atomic
def fee_paid(matter_id: UUID) -> None:
    """Let a clock that waited for the fee run again; doing it twice changes nothing."""
    dossier = Dossier.objects.select_for_update().filter(matter_id=matter_id).first()
    if dossier is not None:
        fee_is_settled(dossier)
