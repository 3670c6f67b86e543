"""Bring a dossier to its desk when all its members have ended."""

from uuid import UUID

from django.db import transaction

from hamrong.kernel.actor.interface import SYSTEM
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.process import interface as process
from hamrong.service.dossiers.access import dossier_in_process
from hamrong.service.dossiers.actions.act_now import act_now
from hamrong.service.dossiers.actions.stop import stop


@transaction.atomic
def finish_whole(whole_matter_id: UUID, *, with_results: bool, note: str) -> None:
    """Let the desk hand over what came; without any result the whole is stopped with the reason.

    Raises:
        NotYoursError: the dossier does not stand at the step that waits for its members.
    """
    if with_results:
        act_now(SYSTEM, whole_matter_id, "complete", {"note": note})
        return
    process.lock_process(whole_matter_id)  # before the dossier, as by every step
    stop(SYSTEM, dossier_in_process(whole_matter_id), reason=note, at=now())


@transaction.atomic
def withdraw_member(member_matter_id: UUID, *, reason: str) -> None:
    """Withdraw a member with the whole to which it belongs.

    Raises:
        RefusedError: it has a result already, or has ended.
    """
    act_now(SYSTEM, member_matter_id, "withdraw", {"reason": reason})
