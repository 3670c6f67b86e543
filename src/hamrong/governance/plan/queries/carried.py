"""What agencies carry of all plans, and who keeps them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hamrong.governance.plan.models import Assignment, Plan
from hamrong.governance.plan.rules.state import State


@dataclass(frozen=True)
class CarriedPart:
    """An open part: `due_on` is the plan's day for its task, None where it has none."""

    id: UUID
    agency_id: UUID
    revision: int
    due_on: date | None


def carried_parts(agency_ids: Collection[UUID]) -> tuple[CarriedPart, ...]:
    """Return the parts that agencies carry and have not finished, by plan, task and agency."""
    parts = Assignment.objects.filter(agency__in=agency_ids, valid_to=None, task__ended_on=None)
    rows = parts.exclude(state=State.DONE).select_related("task")
    return tuple(
        CarriedPart(part.id, part.agency_id, part.revision, part.task.due_on)
        for part in rows.order_by("task__plan__key", "task__number", "agency__code", "party")
    )


def keepers() -> tuple[UUID, ...]:
    """Return the agencies that keep plans, each once."""
    return tuple(dict.fromkeys(Plan.objects.order_by("key").values_list("keeper_id", flat=True)))
