"""Give a dossier back to an earlier step, or take back what one has just passed on."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, RefusedError
from hamrong.kernel.process import interface as process
from hamrong.service.dossiers.access import the_dossier
from hamrong.service.dossiers.models import Dossier
from hamrong.service.dossiers.rules import RUNNING, State


@transaction.atomic
def give_back(actor: Actor, code: str, *, visit_id: UUID, step: str, reason: str) -> None:
    """Return the dossier to an earlier step of its process, with the reason.

    The promised date stays: what the administration passes around within itself is its own time.

    Raises:
        NotYoursError: not this actor's dossier or step.
        StaleError: it moved on after the page was made.
        RefusedError: no reason, or it waits for the applicant or is done.
    """
    dossier = _going(actor, code)
    process.return_to(
        matter_id=dossier.matter_id, visit_id=visit_id, step=step, actor=actor, reason=reason
    )


@transaction.atomic
def take_back(actor: Actor, code: str, *, visit_id: UUID, reason: str) -> None:
    """Take the dossier back into one's own step while nobody has opened it since.

    Raises:
        NotYoursError: the actor did not pass it on.
        StaleError: it moved on after the page was made.
        RefusedError: no reason, or a colleague has opened it.
    """
    dossier = _going(actor, code)
    process.recall(matter_id=dossier.matter_id, visit_id=visit_id, actor=actor, reason=reason)


def _going(actor: Actor, code: str) -> Dossier:
    dossier = the_dossier(actor, code)
    if State(dossier.state) not in RUNNING:
        raise RefusedError(_("Hồ sơ không ở bước đang giải quyết."))
    return dossier
