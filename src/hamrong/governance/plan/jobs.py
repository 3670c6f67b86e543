"""Background work of the plans."""

from uuid import UUID

from hamrong.governance.plan.actions.freeze import freeze_due
from hamrong.governance.plan.actions.open_items import close_items, open_items
from hamrong.governance.plan.actions.open_reports import open_reports_due
from hamrong.governance.plan.actions.remind import remind
from hamrong.governance.plan.actions.take_effect import take_effect
from hamrong.kernel.jobs.interface import handler, periodic


@handler("plan.open_items")
def open_items_of(*, task_id: str) -> None:
    """Put a task before the agencies that carry it."""
    open_items(UUID(task_id))


@handler("plan.close_items")
def close_items_of(*, assignment_id: str) -> None:
    """Take away what waits for a part that is over."""
    close_items(UUID(assignment_id))


@periodic("plan.take_effect", cron="5 0 * * *")
def take_effect_by_day() -> None:
    """Bring into force what was decided for today."""
    take_effect()


@handler("plan.put_in_force")
def put_decided_in_force() -> None:
    """Bring into force what was decided for today or earlier, without waiting for the morning."""
    take_effect()


@periodic("plan.freeze", cron="7 * * * *")
def freeze_what_closed() -> None:
    """Freeze the values of a quarter that has closed; asked each hour, done once."""
    freeze_due()


@periodic("plan.remind", cron="30 7 * * *")
def remind_each_morning() -> None:
    """Tell agencies what is due, and committees what has long been."""
    remind()


@periodic("plan.open_reports", cron="12 * * * *")
def open_reports_of_what_closed() -> None:
    """Put drafts of a closed quarter's reports before agencies; asked each hour, done once."""
    open_reports_due()
