"""The plans an official may open."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from hamrong.governance.plan.access import plans_visible_to
from hamrong.kernel.actor.interface import Actor


@dataclass(frozen=True)
class PlanRow:
    """A plan in a list."""

    key: str
    title: str
    keeper: str
    begins_on: date
    ends_on: date
    tasks: int
    targets: int


def plans(actor: Actor) -> tuple[PlanRow, ...]:
    """Return the plans, the latest first. One query."""
    rows = plans_visible_to(actor).select_related("keeper").order_by("-begins_on", "key")
    counted = rows.annotate(
        tasks_now=Count("tasks", filter=Q(tasks__ended_on=None), distinct=True),
        targets_now=Count("targets", filter=Q(targets__ended_on=None), distinct=True),
    )
    return tuple(
        PlanRow(
            key=row.key,
            title=row.title,
            keeper=row.keeper.short_name,
            begins_on=row.begins_on,
            ends_on=row.ends_on,
            tasks=row.tasks_now,
            targets=row.targets_now,
        )
        for row in counted
    )
