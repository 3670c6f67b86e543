"""Form 06: the register of dossiers of a desk for a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import QuerySet

from hamrong.kernel.actor.interface import Actor, Hat, NotYoursError
from hamrong.kernel.calendar.interface import VIETNAM
from hamrong.service.dossiers.access import agencies_led
from hamrong.service.dossiers.models import Dossier
from hamrong.service.dossiers.queries.states import STATE_LABEL
from hamrong.service.dossiers.rules import State

PAGE_SIZE = 100
MOST_EXPORTED = 20_000
LONGEST = timedelta(days=366)


@dataclass(frozen=True)
class RegisterRow:
    """One line: receipt, appointment, result, return (Circular 01/2018/TT-VPCP, form 06)."""

    code: str
    procedure: str
    applicant: str
    address: str
    authority: str
    received_at: datetime
    due_at: datetime | None
    state: str
    number: str
    finished_at: datetime | None
    handed_over_at: datetime | None
    handed_over_to: str


@dataclass(frozen=True)
class RegisterPage:
    """Some lines, and where the next page begins, empty at the end."""

    rows: tuple[RegisterRow, ...]
    next_cursor: str


def desks_kept(actor: Actor) -> frozenset[UUID]:
    """Return the agencies whose register the actor may read: their own, and those they lead."""
    if actor.hat is not Hat.OFFICIAL:
        return frozenset()
    return actor.agencies() | agencies_led(actor)


def register_page(
    actor: Actor, agency_id: UUID, since: date, until: date, cursor: str = ""
) -> RegisterPage:
    """Return a page of the register, in the order of receipt. One query.

    Raises:
        NotYoursError: it is not a register of this actor's.
    """
    found = _lines(actor, agency_id, since, until)
    moment, _, last = cursor.partition("_")
    try:
        after = (datetime.fromisoformat(moment), UUID(last))
    except ValueError:
        after = None
    if after and after[0].tzinfo:
        found = found.filter(submitted_at__gte=after[0]).exclude(
            submitted_at=after[0], id__lte=after[1]
        )
    rows = list(found[: PAGE_SIZE + 1])
    more = len(rows) > PAGE_SIZE
    rows = rows[:PAGE_SIZE]
    last_row = rows[-1] if rows else None
    return RegisterPage(
        rows=tuple(_row(row) for row in rows),
        next_cursor=f"{last_row.submitted_at.isoformat()}_{last_row.id}"
        if more and last_row
        else "",
    )


def register_rows(actor: Actor, agency_id: UUID, since: date, until: date) -> Iterator[RegisterRow]:
    """Yield the whole register of a time, for export; at most twenty thousand lines.

    Raises:
        NotYoursError: it is not a register of this actor's.
    """
    for row in _lines(actor, agency_id, since, until)[:MOST_EXPORTED].iterator(chunk_size=2000):
        yield _row(row)


def _lines(actor: Actor, agency_id: UUID, since: date, until: date) -> QuerySet[Dossier]:
    if agency_id not in desks_kept(actor):
        raise NotYoursError
    first = datetime.combine(since, time.min, VIETNAM)
    last = datetime.combine(min(until, since + LONGEST), time.min, VIETNAM) + timedelta(days=1)
    return (
        Dossier.objects.filter(
            receiving_id=agency_id, submitted_at__gte=first, submitted_at__lt=last
        )
        .select_related("authority", "result")
        .order_by("submitted_at", "id")
    )


def _row(row: Dossier) -> RegisterRow:
    result = row.result if hasattr(row, "result") else None
    return RegisterRow(
        code=row.code,
        procedure=row.procedure_name,
        applicant=row.applicant_name,
        address=row.applicant_address,
        authority=row.authority.name,
        received_at=row.submitted_at,
        due_at=row.due_at,
        state=str(STATE_LABEL[State(row.state)]),
        number=result.number if result else "",
        finished_at=row.finished_at,
        handed_over_at=result.handed_over_at if result else None,
        handed_over_to=result.handed_over_to if result else "",
    )
