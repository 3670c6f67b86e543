"""Tables of the plans."""

from hamrong.governance.plan.models.committee import Conclusion, Meeting, Member
from hamrong.governance.plan.models.figure import Declaration, Figure, Origin
from hamrong.governance.plan.models.plan import Edition, EditionState, Plan, Target, Task
from hamrong.governance.plan.models.report import Remark, Report, ReportState, ReportVersion
from hamrong.governance.plan.models.work import Assignment, Condition, Evidence, Progress, Step

__all__ = [
    "Assignment",
    "Conclusion",
    "Condition",
    "Declaration",
    "Edition",
    "EditionState",
    "Evidence",
    "Figure",
    "Meeting",
    "Member",
    "Origin",
    "Plan",
    "Progress",
    "Remark",
    "Report",
    "ReportState",
    "ReportVersion",
    "Step",
    "Target",
    "Task",
]
