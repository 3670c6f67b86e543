"""When a dossier is due, computed from the recorded facts."""

from datetime import datetime
from uuid import UUID

from hamrong.kernel.calendar.interface import calendar_for, due_after
from hamrong.service.dossiers.models import ClockStop, Dossier
from hamrong.service.dossiers.rules import Stop, appointed_time
from hamrong.service.procedures import interface as procedures
from hamrong.service.procedures.interface import ProcedureView


def due_if_accepted(
    procedure: ProcedureView, case_key: str, authority_id: UUID, *, at: datetime
) -> datetime:
    """Return the time that would be promised if a dossier were accepted at a moment."""
    return due_after(at, procedures.term_for(procedure, case_key), calendar_for(authority_id))


def due_from_facts(dossier: Dossier, *, at: datetime) -> datetime:
    """Return the appointed time of an accepted dossier, from its term and all its stops.

    Raises:
        ValueError: the dossier was never accepted.
    """
    if dossier.accepted_at is None:
        raise ValueError("a dossier that was not accepted has no appointed time")
    calendar = calendar_for(dossier.authority_id)
    view = procedures.version(dossier.procedure_version_id)
    term = procedures.term_for(view, dossier.case_key)
    stops = [
        Stop(since, until)
        for since, until in ClockStop.objects.filter(dossier=dossier).values_list("since", "until")
    ]
    plain_due = due_after(dossier.accepted_at, term, calendar)
    return appointed_time(plain_due, dossier.accepted_at, stops, calendar, at=at)
