"""The applicant withdraws a dossier."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, Hat, NotYoursError, RefusedError
from hamrong.kernel.process import interface as process
from hamrong.kernel.process.interface import EffectCall
from hamrong.kernel.timeline.interface import record
from hamrong.service.dossiers.access import dossier_in_process, the_dossier
from hamrong.service.dossiers.actions.close import close
from hamrong.service.dossiers.events import DossierWithdrawn
from hamrong.service.dossiers.models import SupplementRequest
from hamrong.service.dossiers.rules import WITHDRAWABLE, State


@transaction.atomic
def withdraw_own(actor: Actor, code: str, *, visit_id: UUID, reason: str) -> None:
    """Withdraw one's own dossier at the step it stands.

    Raises:
        NotYoursError: not this actor's dossier.
        StaleError: it moved on after the page was made.
        RefusedError: the result is already issued or the dossier closed.
    """
    dossier = the_dossier(actor, code)  # the process is locked first, as by every step
    process.act(
        matter_id=dossier.matter_id,
        action="withdraw",
        actor=actor,
        visit_id=visit_id,
        inputs={"reason": reason},
    )


def withdraw(call: EffectCall) -> None:
    """Close the dossier at its applicant's wish; the platform does so with what belongs to it."""
    dossier = dossier_in_process(call.matter_id)
    by_platform = call.actor.hat is Hat.SYSTEM
    if not by_platform and dossier.applicant_id != call.actor.account_id:
        raise NotYoursError
    if State(dossier.state) not in WITHDRAWABLE:
        raise RefusedError(_("Hồ sơ đã có kết quả hoặc đã kết thúc nên không rút được nữa."))
    SupplementRequest.objects.filter(dossier=dossier, answered_at__isnull=True).update(
        answered_at=call.at, dropped=True
    )
    close(dossier, State.WITHDRAWN, at=call.at)
    record(
        dossier.matter_id,
        DossierWithdrawn(
            dossier_id=dossier.id,
            code=dossier.code,
            reason=str(call.inputs.get("reason", "")).strip(),
        ),
        actor=call.actor,
    )
