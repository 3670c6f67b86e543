"""Background work of the platform's operation."""

from django.conf import settings

from hamrong.governance.operations.ports import run_command
from hamrong.kernel.jobs.interface import handler, periodic


@handler("operations.back_up", retries=0)
def back_up() -> None:
    """Make a backup now."""
    run_command("backup")


@handler("operations.drill", retries=0)
def drill() -> None:
    """Hold a drill now."""
    run_command("drill")


@periodic("operations.back_up_by_plan", cron=settings.BACKUP_CRON)
def back_up_by_plan() -> None:
    """Make the planned backup, where one is set up."""
    if settings.BACKUP_TO:
        run_command("backup")


@periodic("operations.drill_by_plan", cron=settings.DRILL_CRON)
def drill_by_plan() -> None:
    """Hold the planned drill, where the recovery key is at hand."""
    if settings.BACKUP_TO and settings.BACKUP_KEY_FILE:
        run_command("drill")
