"""When a dossier is due, computed from the recorded facts."""

from datetime import datetime
from uuid import UUID

from hamrong.kernel.calendar.interface import WorkingCalendar, calendar_for, due_after
from hamrong.service.dossiers.models import ClockStop, Dossier, Promise
from hamrong.service.dossiers.rules import SET_BY_PEOPLE, Stop, appointed_time
from hamrong.service.procedures import interface as procedures
from hamrong.service.procedures.interface import ProcedureView


def due_if_accepted(
    procedure: ProcedureView, case_key: str, authority_id: UUID, *, channel: str, at: datetime
) -> datetime | None:
    """Return the time that would be promised if a dossier were accepted at a moment.

    None where the catalogue gives no term: the official then appoints the time.
    """
    term = procedures.term_for(procedure, case_key, channel=channel)
    return due_after(at, term, calendar_for(authority_id)) if term else None


def due_from_facts(dossier: Dossier, *, at: datetime) -> datetime | None:
    """Return the appointed time of an accepted dossier: its term, or the date set since, and stops.

    None where no time is appointed.

    Raises:
        ValueError: the dossier was never accepted.
    """
    if dossier.accepted_at is None:
        raise ValueError("a dossier that was not accepted has no appointed time")
    calendar = calendar_for(dossier.authority_id)
    stops = stops_of(dossier)
    chosen = (
        Promise.objects.filter(dossier=dossier, kind__in=SET_BY_PEOPLE)
        .order_by("-number")
        .values_list("due_at", "set_at")
        .first()
    )
    due, since = chosen or (_by_term(dossier, calendar), dossier.accepted_at)
    return None if due is None else appointed_time(due, since, stops, calendar, at=at)


def stops_of(dossier: Dossier) -> list[Stop]:
    """Return the intervals in which the dossier's clock stood still."""
    rows = ClockStop.objects.filter(dossier=dossier).order_by("since")
    return [Stop(since, until) for since, until in rows.values_list("since", "until")]


def _by_term(dossier: Dossier, calendar: WorkingCalendar) -> datetime | None:
    view = procedures.version(dossier.procedure_version_id)
    term = procedures.term_for(view, dossier.case_key, channel=dossier.channel)
    if term is None or dossier.accepted_at is None:
        return None
    return due_after(dossier.accepted_at, term, calendar)
