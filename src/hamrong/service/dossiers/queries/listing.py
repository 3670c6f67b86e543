"""Lists of dossiers, page after page by key, so that page 10,000 costs what page 1 costs."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import QuerySet

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.calendar.interface import VIETNAM, now
from hamrong.kernel.text.interface import plain
from hamrong.service.dossiers.access import parts_visible_to, visible_to
from hamrong.service.dossiers.models import Dossier
from hamrong.service.dossiers.queries.axes import narrowed
from hamrong.service.dossiers.queries.states import Standing, standing
from hamrong.service.dossiers.rules import CLOSED, PAUSED, State

PAGE_SIZE = 50


Days = tuple[date, date]


@dataclass(frozen=True)
class ListFilter:
    """What the reader chose; everything empty means everything visible.

    `axis` is a place on one axis, as "supplement:asked"; an unknown one narrows nothing. `over`
    leaves those that wait for an answer (False) or have one or ended without (True). `received`
    and `finished` are first and last days of Vietnam: dossiers submitted, or whose result was
    issued, on one of them, as figures count them.
    """

    text: str = ""
    state: str = ""
    procedure_code: str = ""
    overdue: bool = False
    agency_id: UUID | None = None
    axis: str = ""
    over: bool | None = None
    receiving_id: UUID | None = None
    received: Days | None = None
    finished: Days | None = None


@dataclass(frozen=True)
class DossierRow:
    """One line of a list."""

    code: str
    procedure_code: str
    procedure_name: str
    applicant_name: str
    applicant_personal_id: str
    applicant_phone: str
    receiving: str
    authority: str
    submitted_at: datetime
    accepted_at: datetime | None
    due_at: datetime | None
    standing: Standing


@dataclass(frozen=True)
class DossierPage:
    """Some rows and the cursor of the next page, empty at the end."""

    rows: tuple[DossierRow, ...]
    next_cursor: str


def dossiers_page(
    actor: Actor, chosen: ListFilter, cursor: str = "", size: int = PAGE_SIZE
) -> DossierPage:
    """Return the newest dossiers first that the actor may read. Three queries: rights, keys, rows.

    `cursor` comes from an earlier page; one that cannot be read starts from the beginning. A page
    has at most `size` rows.
    """
    after = _position(cursor)
    # Words are sought in the index of words once, not once for each part.
    readable = [visible_to(actor)] if chosen.text.strip() else parts_visible_to(actor)
    parts = [_page(_filtered(part, chosen), after, size) for part in readable]
    found = parts[0]
    if len(parts) > 1:
        merged = found.union(*parts[1:], all=True)
        found = merged.order_by("-submitted_at", "-id")[: size + 1]
    keys = [key for key, _at in found]
    # What the applicant said is long and no part of a list.
    short = Dossier.objects.defer("answers", "labelled").select_related("receiving", "authority")
    dossiers = short.in_bulk(keys[:size])
    rows = [dossiers[key] for key in keys[:size]]
    more = len(keys) > size
    at = now()
    return DossierPage(
        rows=tuple(_row(dossier, at) for dossier in rows),
        next_cursor=f"{rows[-1].submitted_at.isoformat()}_{rows[-1].id}" if more else "",
    )


def _page(
    found: QuerySet[Dossier], after: tuple[datetime, UUID] | None, size: int
) -> QuerySet[Dossier, tuple[UUID, datetime]]:
    """Return the first keys after the cursor, read in the order of the index."""
    if after:
        moment, last_id = after
        # The first condition is where the scan of the index starts.
        found = found.filter(submitted_at__lte=moment)
        found = found.exclude(submitted_at=moment, id__gte=last_id)
    keys = found.order_by("-submitted_at", "-id").values_list("id", "submitted_at")
    return keys[: size + 1]


def _filtered(found: QuerySet[Dossier], chosen: ListFilter) -> QuerySet[Dossier]:
    for word in plain(chosen.text[:200]).split()[:8]:
        found = found.filter(search_key__contains=word)
    if chosen.state in set(State):
        found = found.filter(state=chosen.state)
    if chosen.procedure_code:
        found = found.filter(procedure_code=chosen.procedure_code.replace("\x00", ""))
    found = _at(found, chosen)
    if chosen.over is not None:
        over = [s.value for s in sorted(CLOSED | {State.FINISHED})]
        found = found.filter(state__in=over) if chosen.over else found.exclude(state__in=over)
    if chosen.axis:
        found = narrowed(found, chosen.axis)
    if chosen.overdue:
        ended = CLOSED | PAUSED | {State.FINISHED}
        found = found.filter(due_at__lt=now(), clock_stopped_at__isnull=True).exclude(
            state__in=[s.value for s in ended]
        )
    return found


def _at(found: QuerySet[Dossier], chosen: ListFilter) -> QuerySet[Dossier]:
    """Narrow to agencies and days."""
    if chosen.agency_id:
        found = found.filter(authority_id=chosen.agency_id)
    if chosen.receiving_id:
        found = found.filter(receiving_id=chosen.receiving_id)
    if chosen.received:
        since, until = _moments(chosen.received)
        found = found.filter(submitted_at__gte=since, submitted_at__lt=until)
    if chosen.finished:
        since, until = _moments(chosen.finished)
        done = (State.FINISHED.value, State.RETURNED.value)
        # What was finished was submitted before: that is where the scan of the index starts.
        found = found.filter(submitted_at__lt=until)
        found = found.filter(finished_at__gte=since, finished_at__lt=until, state__in=done)
    return found


def _moments(days: Days) -> tuple[datetime, datetime]:
    first, last = days
    return (
        datetime.combine(first, time(), VIETNAM),
        datetime.combine(last + timedelta(days=1), time(), VIETNAM),
    )


def _position(cursor: str) -> tuple[datetime, UUID] | None:
    moment, _, key = cursor.partition("_")
    try:
        position = datetime.fromisoformat(moment), UUID(key)
    except ValueError:
        return None
    return position if position[0].tzinfo else None


def _row(dossier: Dossier, at: datetime) -> DossierRow:
    return DossierRow(
        code=dossier.code,
        procedure_code=dossier.procedure_code,
        procedure_name=dossier.procedure_name,
        applicant_name=dossier.applicant_name,
        applicant_personal_id=dossier.applicant_personal_id,
        applicant_phone=dossier.applicant_phone,
        receiving=dossier.receiving.short_name,
        authority=dossier.authority.short_name,
        submitted_at=dossier.submitted_at,
        accepted_at=dossier.accepted_at,
        due_at=dossier.due_at,
        standing=standing(dossier, at),
    )
