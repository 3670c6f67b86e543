"""Confirm that what a task waited for has come true, and by when the task is due then."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.governance.plan import events
from hamrong.governance.plan.access import may_report, the_task
from hamrong.governance.plan.actions.open_items import ITEM, end_of, last_day
from hamrong.governance.plan.models import Condition
from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError, StaleError
from hamrong.kernel.calendar.interface import today
from hamrong.kernel.text.interface import format_date
from hamrong.kernel.timeline.interface import record
from hamrong.kernel.work import interface as work


@dataclass(frozen=True, slots=True)
class Met:
    """When the condition came true, by when the task is due now, and what proves it."""

    on: date
    due_on: date
    proof: str


@transaction.atomic
def meet_condition(actor: Actor, key: str, number: int, met: Met, *, revision: int) -> None:
    """Note that a task's condition came true; all who carry it have the new day.

    Saying it again corrects the days; what was said before stays on the timeline.

    Raises:
        NotYoursError: the task waits for nothing, or the actor does not watch the condition.
        StaleError: somebody said so after the page was made.
        RefusedError: a day cannot be, or nothing proves it.
    """
    task = the_task(actor, key, number)
    condition = Condition.objects.select_for_update().filter(task=task).first()
    if condition is None or not may_report(actor, condition.watcher_id):
        raise NotYoursError
    if condition.revision != revision:
        raise StaleError
    _judge(met)
    condition.came_true_on, condition.due_on, condition.proof = met.on, met.due_on, met.proof
    condition.revision += 1
    condition.save()
    parts = task.assignments.filter(valid_to=None)
    for part in parts.select_related("task__plan", "task__condition"):
        work.set_due(part.matter_id, ITEM, end_of(last_day(part)))
    fact = events.ConditionMet(format_date(met.on), format_date(met.due_on))
    record(task.matter_id, fact, actor=actor, agency_id=condition.watcher_id)


def _judge(met: Met) -> None:
    if met.on > today():
        raise RefusedError(_("Ngày này chưa đến."), field="on")
    if met.due_on < met.on:
        raise RefusedError(_("Thời hạn phải sau ngày điều kiện xảy ra."), field="due_on")
    if not met.proof.strip():
        raise RefusedError(_("Ghi căn cứ: số văn bản, ngày, nơi ban hành."), field="proof")
