"""What the demonstration's agencies report of the plans they carry."""

from datetime import datetime, timedelta
from random import Random
from typing import Final

from hamrong.demo.lives import waking
from hamrong.demo.province import Staff
from hamrong.governance.plan import interface as plan
from hamrong.kernel.actor.interface import Role
from hamrong.kernel.calendar.interface import clock_at

_DONE: Final = "Đã hoàn thành, kết quả lưu tại cơ quan."
_BEGUN: Final = "Đang thực hiện theo kế hoạch của cơ quan."
_DIFFICULTIES: Final = ("", "", "", "Cán bộ kiêm nhiệm nhiều việc.", "Kinh phí chưa được bố trí.")
_SILENT, _DONE_OF = 0.3, 0.6


def report_on_plans(staff: Staff, chance: Random, first: datetime, present: datetime) -> None:
    """Let most agencies that have people report on most of their parts, in the order of time.

    Some stay silent, so that what nobody touches can be seen.
    """
    reporters = {
        agency: actor for (agency, role), actor in staff.actors.items() if role is Role.SPECIALIST
    }
    told = [part for part in plan.carried_parts(reporters) if chance.random() > _SILENT]
    span = present - timedelta(hours=4) - first
    moments = sorted(waking(first + span * chance.random()) for _ in told)
    for part, moment in zip(told, moments, strict=True):
        is_done = part.due_on is not None and chance.random() < _DONE_OF
        said = plan.Said(
            state=plan.State.DONE if is_done else plan.State.UNDER_WAY,
            percent=100 if is_done else chance.randrange(10, 95, 5),
            reason="" if is_done else "Ước theo số việc đã xong.",
            result=_DONE if is_done else _BEGUN,
            difficulties="" if is_done else chance.choice(_DIFFICULTIES),
        )
        with clock_at(moment):
            plan.report_progress(reporters[part.agency_id], part.id, said, revision=part.revision)
