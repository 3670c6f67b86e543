"""Background work of the throttle."""

from hamrong.kernel.jobs.interface import periodic
from hamrong.kernel.throttle.actions.sweep import sweep


@periodic("throttle.sweep", cron="17 3 * * *")
def sweep_windows() -> None:
    """Forget the windows of earlier days."""
    sweep()
