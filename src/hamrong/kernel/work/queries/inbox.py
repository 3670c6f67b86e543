"""The inbox: everything that waits for me, page after page by key."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from hamrong.kernel.actor.interface import Actor, Role
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.text.interface import plain
from hamrong.kernel.work.access import (
    is_held_by_other,
    led_by,
    on_behalf,
    parts_led_by,
    parts_waiting_for,
    waiting_for,
)
from hamrong.kernel.work.models import WorkItem
from hamrong.kernel.work.rules import SORT_FIELD, Sort, read_sort

PAGE_SIZE = 50
# What is due within this time is "due soon" in the inbox.
SOON = timedelta(hours=24)
_MOMENTS = {Sort.DUE, Sort.OPENED}


@dataclass(frozen=True)
class InboxFilter:
    """What the reader chose; empty means everything that waits, the most urgent first.

    `unit` asks for all that is open in the agencies the reader leads, `holder` for what one
    colleague has taken; `sort` is a `Sort`, with a minus the other way around.
    """

    text: str = ""
    kind: str = ""
    when: str = ""
    mine: bool = False
    unit: bool = False
    holder: UUID | None = None
    sort: str = "due"


@dataclass(frozen=True)
class InboxRow:
    """One thing to do. `behalf` names the absent colleague for whom the reader would do it."""

    id: UUID
    matter_id: UUID
    kind: str
    title: str
    code: str
    applicant: str
    agency_id: UUID
    role: str
    link: str
    opened_at: datetime
    due_at: datetime
    due: str
    mine: bool
    holder: str
    behalf: str


@dataclass(frozen=True)
class InboxPage:
    """Some rows and the cursor of the next page, empty at the end."""

    rows: tuple[InboxRow, ...]
    next_cursor: str


@dataclass(frozen=True)
class InboxCounts:
    """How much waits."""

    total: int
    overdue: int
    soon: int
    mine: int
    by_kind: dict[str, int]


def due_word(due_at: datetime, at: datetime) -> str:
    """Return "overdue", "soon" or "later" for a due time."""
    if due_at < at:
        return "overdue"
    return "soon" if due_at - at < SOON else "later"


def inbox(actor: Actor, chosen: InboxFilter, cursor: str = "") -> InboxPage:
    """Return what waits for the actor in the order chosen. One query.

    Pages follow each other without gap or double whatever is done in between, since what it is
    ordered by never changes while an item waits. A cursor that cannot be read starts anew.
    """
    sort, down = read_sort(chosen.sort)
    after = _read(cursor, sort)
    sources = parts_led_by(actor) if chosen.unit else parts_waiting_for(actor)
    parts = [_page(_filtered(part, actor, chosen), sort, after, down=down) for part in sources]
    if not parts:
        return InboxPage((), "")
    found = parts[0]
    if len(parts) > 1:
        together = found.union(*parts[1:], all=True)
        found = together.order_by(*_order(sort, down=down))[: PAGE_SIZE + 1]
    rows = list(found)
    more = len(rows) > PAGE_SIZE
    rows = rows[:PAGE_SIZE]
    at = now()
    return InboxPage(
        rows=tuple(row_of(item, actor, at) for item in rows),
        next_cursor=_cursor(rows[-1], sort) if more else "",
    )


def _cursor(item: WorkItem, sort: Sort) -> str:
    value = getattr(item, SORT_FIELD[sort])
    return f"{value.isoformat() if sort in _MOMENTS else value}_{item.id}"


def _read(cursor: str, sort: Sort) -> tuple[Any, UUID] | None:
    text, _, key = cursor.replace("\x00", "").rpartition("_")
    try:
        item_id = UUID(key)
        if sort not in _MOMENTS:
            return (text, item_id)
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return (at, item_id) if at.tzinfo else None


def _order(sort: Sort, *, down: bool) -> tuple[str, str]:
    sign = "-" if down else ""
    return f"{sign}{SORT_FIELD[sort]}", f"{sign}id"


def _page(
    found: QuerySet[WorkItem], sort: Sort, after: tuple[Any, UUID] | None, *, down: bool
) -> QuerySet[WorkItem]:
    """Return the first rows after the cursor, read in the order of the index."""
    if after:
        field, (value, item_id) = SORT_FIELD[sort], after
        # The first condition is where the scan of the index starts.
        found = found.filter(**{f"{field}__{'lte' if down else 'gte'}": value})
        found = found.exclude(**{field: value, f"id__{'gte' if down else 'lte'}": item_id})
    return found.order_by(*_order(sort, down=down))[: PAGE_SIZE + 1]


def counts(actor: Actor, *, unit: bool = False) -> InboxCounts:
    """Return how much waits for the actor, or in the agencies they lead. One query."""
    at = now()
    kinds = list(
        (led_by(actor) if unit else waiting_for(actor))
        .values("kind")
        .annotate(
            total=Count("id"),
            overdue=Count("id", filter=Q(due_at__lt=at)),
            soon=Count("id", filter=Q(due_at__gte=at, due_at__lt=at + SOON)),
            mine=Count("id", filter=Q(assignee_id=actor.account_id)),
        )
        .order_by("kind")
    )
    return InboxCounts(
        total=sum(kind["total"] for kind in kinds),
        overdue=sum(kind["overdue"] for kind in kinds),
        soon=sum(kind["soon"] for kind in kinds),
        mine=sum(kind["mine"] for kind in kinds),
        by_kind={kind["kind"]: kind["total"] for kind in kinds},
    )


@dataclass(frozen=True)
class Load:
    """How much one colleague has taken and not finished."""

    account_id: UUID
    name: str
    open: int
    overdue: int


def loads(actor: Actor) -> tuple[Load, ...]:
    """Return who has taken how much in the agencies this official leads, by name. One query."""
    rows = (
        led_by(actor)
        .filter(assignee_id__isnull=False)
        .values("assignee_id")
        .annotate(n=Count("id"), late=Count("id", filter=Q(due_at__lt=now())))
        .annotate(name=F("assignee_name"))
        .order_by("name")
    )
    return tuple(
        Load(r["assignee_id"], r["name"], r["n"], r["late"]) for r in rows if r["assignee_id"]
    )


def _filtered(found: QuerySet[WorkItem], actor: Actor, chosen: InboxFilter) -> QuerySet[WorkItem]:
    for word in plain(chosen.text[:200]).split()[:8]:
        found = found.filter(search_key__contains=word)
    if chosen.kind:
        found = found.filter(kind=chosen.kind.replace("\x00", ""))
    if chosen.when == "overdue":
        found = found.filter(due_at__lt=now())
    if chosen.when == "soon":
        found = found.filter(due_at__gte=now(), due_at__lt=now() + SOON)
    if chosen.mine:
        found = found.filter(assignee_id=actor.account_id)
    if chosen.holder:
        found = found.filter(assignee_id=chosen.holder)
    return found


def row_of(item: WorkItem, actor: Actor, at: datetime) -> InboxRow:
    """Return an item as a list shows it to an official."""
    waits = actor.holds(Role(item.role), item.agency_id) and not is_held_by_other(actor, item)
    behalf = on_behalf(actor, item).behalf if waits else None
    return InboxRow(
        id=item.id,
        matter_id=item.matter_id,
        kind=item.kind,
        title=item.title,
        code=item.code,
        applicant=item.applicant,
        agency_id=item.agency_id,
        role=item.role,
        link=item.link,
        opened_at=item.opened_at,
        due_at=item.due_at,
        due=due_word(item.due_at, at),
        mine=item.assignee_id is not None and item.assignee_id == actor.account_id,
        holder=item.assignee_name,
        behalf=behalf.name if behalf else "",
    )
