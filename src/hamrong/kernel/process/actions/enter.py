"""Enter a step: the visit begins, and whoever must act gets a work item."""

from datetime import datetime, timedelta

from hamrong.kernel.actor.interface import Role
from hamrong.kernel.calendar.interface import calendar_for
from hamrong.kernel.process.models import ProcessInstance, Visit
from hamrong.kernel.process.queries.state import agency_of
from hamrong.kernel.process.rules.definition import Step
from hamrong.kernel.work.interface import open_item

# A step without a time limit still has a place in the inbox: after everything with a limit.
NO_LIMIT = timedelta(days=365)


def enter(instance: ProcessInstance, step: Step, *, came_from: str, at: datetime) -> Visit:
    """Begin a visit; its due time runs in the working time of the agency that acts."""
    agency_id = agency_of(instance, step)
    due_at = None
    if step.hours is not None:
        due_at = calendar_for(agency_id).add(at, round(step.hours * 60))
    work_item_id = None
    if agency_id is not None and not step.waits_for:
        work_item_id = open_item(
            matter_id=instance.matter_id,
            kind=step.key,
            title=instance.title,
            agency_id=agency_id,
            role=Role(step.role),
            due_at=due_at or at + NO_LIMIT,
            link=instance.link,
            code=instance.code,
            applicant=instance.applicant,
            search=instance.search,
        )
    return Visit.objects.create(
        instance=instance,
        step=step.key,
        came_from=came_from,
        entered_at=at,
        due_at=due_at,
        work_item_id=work_item_id,
    )
