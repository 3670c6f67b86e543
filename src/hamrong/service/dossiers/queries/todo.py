"""What the applicant has to do now, over all their dossiers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import JSONObject

from hamrong.kernel.actor.interface import Actor, Hat
from hamrong.kernel.calendar.interface import now
from hamrong.service.dossiers.access import visible_to
from hamrong.service.dossiers.models import (
    ClockStop,
    Dossier,
    Rating,
    Result,
    SupplementRequest,
)
from hamrong.service.dossiers.queries.hours import opening_hours
from hamrong.service.dossiers.rules import (
    CLOSED,
    RATEABLE,
    RATED_WITHIN,
    State,
    StopKind,
    Todo,
    todos,
)
from hamrong.service.payments import interface as payments

MOST_TASKS = 50
MOST_WISHES = 1


@dataclass(frozen=True)
class Task:
    """One thing to do for one dossier.

    `said` is the official's reason, `until` the day named if any, `amount` whole đồng owed.
    `place` and `hours` tell where to come, `file_id` is the electronic result.
    """

    kind: Todo
    code: str
    procedure_name: str
    said: str = ""
    until: datetime | None = None
    is_late: bool = False
    amount: int = 0
    place: str = ""
    hours: tuple[str, ...] = ()
    file_id: UUID | None = None


def tasks_of(actor: Actor, code: str = "") -> tuple[Task, ...]:
    """Return what waits for a citizen, the most urgent first; one query, and one for hours.

    With a code only what that dossier waits for.
    Of the dossiers that may be rated only the latest is named: it is a wish, not a duty.
    """
    if actor.hat is not Hat.CITIZEN:
        return ()
    at = now()
    waiting = _rows(actor).filter(code=code) if code else _rows(actor)
    rows: Iterable[Any] = waiting[:MOST_TASKS]
    found = [
        _task(kind, row, at)
        for row in rows
        for kind in todos(
            State(row.state),
            owes=bool(row.owed),
            of_a_whole=bool(row.whole_id),
            unrated=row.unrated,
        )
    ]
    order = list(Todo)
    far = at.replace(year=at.year + 100)
    found.sort(key=lambda task: (order.index(task.kind), task.until or far))
    duties = [task for task in found if task.kind is not Todo.RATE]
    wishes = [task for task in found if task.kind is Todo.RATE]
    return (*duties, *wishes[:MOST_WISHES])


def _rows(actor: Actor) -> QuerySet[Dossier]:
    here = OuterRef("id")
    asked = SupplementRequest.objects.filter(dossier=here, answered_at__isnull=True)
    stop = ClockStop.objects.filter(dossier=here, until__isnull=True, kind=StopKind.FINANCIAL.value)
    issued = Result.objects.filter(dossier=here, issued_at__isnull=False, revoked_at__isnull=True)
    rated = Rating.objects.filter(dossier=here)
    over = Q(
        state__in=[s.value for s in RATEABLE],
        closed_at__gte=now() - RATED_WITHIN,
        whole__isnull=True,
    )
    rows = visible_to(actor).select_related("receiving").defer("answers", "labelled")
    rows = rows.filter(~Q(state__in=[s.value for s in CLOSED]) | over)
    rows = rows.annotate(
        asked=Subquery(asked.values(one=JSONObject(by="answer_by", reason="reason"))[:1]),
        financial=Subquery(stop.values("reason")[:1]),
        owed=Subquery(payments.owed(OuterRef("matter_id"))),
        result_file=Subquery(issued.values("file_id")[:1]),
        unrated=ExpressionWrapper(over & ~Exists(rated), output_field=BooleanField()),
    )
    waits = [State.SUPPLEMENT.value, State.FINANCIAL.value, State.FINISHED.value]
    wanted = Q(state__in=waits) | Q(owed__isnull=False) | Q(unrated=True)
    return rows.filter(wanted).order_by("-submitted_at", "-id")


def _task(kind: Todo, row: Any, at: datetime) -> Task:
    asked = row.asked or {}
    by = datetime.fromisoformat(asked["by"]) if asked.get("by") else None
    said = {Todo.SUPPLEMENT: asked.get("reason", ""), Todo.FINANCIAL: row.financial or ""}
    until = by if kind is Todo.SUPPLEMENT else None
    here = kind in {Todo.COLLECT, Todo.PAY}
    return Task(
        kind=kind,
        code=row.code,
        procedure_name=row.procedure_name,
        said=said.get(kind, ""),
        until=until,
        is_late=until is not None and at > until,
        amount=row.owed or 0 if kind is Todo.PAY else 0,
        place=row.receiving.name if here else "",
        hours=opening_hours(row.receiving_id) if here else (),
        file_id=row.result_file if kind is Todo.COLLECT else None,
    )
