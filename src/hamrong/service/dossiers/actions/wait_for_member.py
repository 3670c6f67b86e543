"""Let the clock of the whole stand still while a member waits for the applicant."""

from uuid import UUID

from django.db import transaction

from hamrong.kernel.actor.interface import SYSTEM
from hamrong.kernel.calendar.interface import now
from hamrong.service.dossiers.actions.stop_clock import start_clock, stop_clock
from hamrong.service.dossiers.models import ClockStop, Dossier
from hamrong.service.dossiers.rules import RUNNING, State, StopKind


@transaction.atomic
def wait_for_member(whole_matter_id: UUID, *, reason: str) -> None:
    """Stop the clock of the whole, or with an empty reason let it run again.

    The one appointment moves with what its members wait for, as each of theirs does (Decree
    61/2018/NĐ-CP, article 17). Doing it twice changes nothing.
    """
    whole = Dossier.objects.select_for_update().get(matter_id=whole_matter_id)
    if State(whole.state) not in RUNNING:
        return
    if reason:
        stop_clock(whole, StopKind.SUPPLEMENT, reason=reason, actor=SYSTEM, at=now())
        return
    waiting = ClockStop.objects.filter(dossier=whole, until__isnull=True, kind=StopKind.SUPPLEMENT)
    if waiting.exists():
        start_clock(whole, actor=SYSTEM, at=now())
