"""Results that wait at a desk for whoever should collect them, the longest waiting first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from hamrong.kernel.actor.interface import Actor, Hat, Role
from hamrong.kernel.calendar.interface import VIETNAM, now
from hamrong.service.dossiers.models import Dossier
from hamrong.service.dossiers.rules import State, may_remind

PAGE_SIZE = 50
MOST_EXPORTED = 20_000


@dataclass(frozen=True)
class UncollectedRow:
    """One result that waits; `days` counts calendar days since it was issued."""

    code: str
    procedure: str
    applicant: str
    phone: str
    number: str
    finished_at: datetime
    days: int
    opened_at: datetime | None
    reminded_at: datetime | None
    may_remind: bool


@dataclass(frozen=True)
class UncollectedPage:
    """Some results, and where the next page begins, empty at the end."""

    rows: tuple[UncollectedRow, ...]
    next_cursor: str


def uncollected_page(actor: Actor, cursor: str = "") -> UncollectedPage:
    """Return a page of what waits at the desks where the actor sits. One query."""
    moment, _, last = cursor.partition("_")
    found = _waiting(actor)
    try:
        after = (datetime.fromisoformat(moment), UUID(last))
    except ValueError:
        after = None
    if after and after[0].tzinfo:
        later = Q(finished_at__gt=after[0]) | Q(finished_at=after[0], id__gt=after[1])
        found = found.filter(later)
    rows = list(found[: PAGE_SIZE + 1])
    more, rows = len(rows) > PAGE_SIZE, rows[:PAGE_SIZE]
    following = ""
    if more and rows[-1].finished_at:
        following = f"{rows[-1].finished_at.isoformat()}_{rows[-1].id}"
    return UncollectedPage(tuple(_rows(rows)), following)


def uncollected_rows(actor: Actor) -> Iterator[UncollectedRow]:
    """Yield all that waits, for export; at most twenty thousand lines."""
    return _rows(_waiting(actor)[:MOST_EXPORTED].iterator(chunk_size=2000))


def _waiting(actor: Actor) -> QuerySet[Dossier]:
    desks = actor.agencies(Role.ONE_STOP) if actor.hat is Hat.OFFICIAL else frozenset()
    found = Dossier.objects.filter(state=State.FINISHED, receiving__in=desks)
    return found.select_related("result").order_by("finished_at", "id")


def _rows(dossiers: "list[Dossier] | Iterator[Dossier]") -> Iterator[UncollectedRow]:
    at = now()
    for row in dossiers:
        if row.finished_at is None:
            continue
        # A matter of several procedures waits with the results of its members, not one of its own.
        result = row.result if hasattr(row, "result") else None
        yield UncollectedRow(
            code=row.code,
            procedure=row.procedure_name,
            applicant=row.applicant_name,
            phone=row.applicant_phone,
            number=result.number if result else "",
            finished_at=row.finished_at,
            days=(_day(at) - _day(row.finished_at)).days,
            opened_at=result.opened_at if result else None,
            reminded_at=row.reminded_at,
            may_remind=may_remind(row.reminded_at, at),
        )


def _day(moment: datetime) -> date:
    return moment.astimezone(VIETNAM).date()
