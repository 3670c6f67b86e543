"""The inbox: everything that waits for me, page after page by key."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.text.interface import plain
from hamrong.kernel.work.access import parts_waiting_for, waiting_for
from hamrong.kernel.work.models import WorkItem

PAGE_SIZE = 50
# What is due within this time is "due soon" in the inbox.
SOON = timedelta(hours=24)


@dataclass(frozen=True)
class InboxFilter:
    """What the reader chose; empty means everything that waits."""

    text: str = ""
    kind: str = ""
    when: str = ""
    mine: bool = False


@dataclass(frozen=True)
class InboxRow:
    """One thing to do."""

    id: UUID
    matter_id: UUID
    kind: str
    title: str
    code: str
    applicant: str
    agency_id: UUID
    link: str
    opened_at: datetime
    due_at: datetime
    due: str
    mine: bool


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
    """Return what waits for the actor, most urgent first. One query.

    A cursor that cannot be read starts from the beginning.
    """
    after = _read(cursor)
    parts = [_page(_filtered(part, actor, chosen), after) for part in parts_waiting_for(actor)]
    if not parts:
        return InboxPage((), "")
    found = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    rows = list(found.order_by("due_at", "id")[: PAGE_SIZE + 1])
    more = len(rows) > PAGE_SIZE
    rows = rows[:PAGE_SIZE]
    at = now()
    return InboxPage(
        rows=tuple(_row(item, actor, at) for item in rows),
        next_cursor=f"{rows[-1].due_at.isoformat()}_{rows[-1].id}" if more else "",
    )


def _read(cursor: str) -> tuple[datetime, UUID] | None:
    moment, _, key = cursor.partition("_")
    try:
        at, item_id = datetime.fromisoformat(moment), UUID(key)
    except ValueError:
        return None
    return (at, item_id) if at.tzinfo else None


def _page(found: QuerySet[WorkItem], after: tuple[datetime, UUID] | None) -> QuerySet[WorkItem]:
    """Return the first rows after the cursor, read in the order of the index."""
    if after:
        due_at, item_id = after
        # The first condition is where the scan of the index starts.
        found = found.filter(due_at__gte=due_at).exclude(due_at=due_at, id__lte=item_id)
    return found.order_by("due_at", "id")[: PAGE_SIZE + 1]


def counts(actor: Actor) -> InboxCounts:
    """Return how much waits for the actor. One query."""
    at = now()
    kinds = list(
        waiting_for(actor)
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
    return found


def _row(item: WorkItem, actor: Actor, at: datetime) -> InboxRow:
    return InboxRow(
        id=item.id,
        matter_id=item.matter_id,
        kind=item.kind,
        title=item.title,
        code=item.code,
        applicant=item.applicant,
        agency_id=item.agency_id,
        link=item.link,
        opened_at=item.opened_at,
        due_at=item.due_at,
        due=due_word(item.due_at, at),
        mine=item.assignee_id == actor.account_id,
    )
