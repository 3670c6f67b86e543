"""Close a dossier: nothing more is expected of anyone."""

from datetime import datetime

from hamrong.kernel.matter.interface import close_matter
from hamrong.service.dossiers.models import ClockStop, Dossier
from hamrong.service.dossiers.rules import State
from hamrong.service.payments import interface as payments


def close(dossier: Dossier, state: State, *, at: datetime) -> None:
    """Put the dossier into a closed state; an open stop of the clock ends with it.

    What is not paid by then is owed no more.
    """
    ClockStop.objects.filter(dossier=dossier, until__isnull=True).update(until=at)
    dossier.state, dossier.clock_stopped_at = state, None
    dossier.closed_at = at
    dossier.finished_at = dossier.finished_at or at
    dossier.save(update_fields=["state", "closed_at", "finished_at", "clock_stopped_at"])
    payments.drop_request(dossier.matter_id)
    close_matter(dossier.matter_id, at=at)
