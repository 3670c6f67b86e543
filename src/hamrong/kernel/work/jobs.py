"""Background work of the inbox."""

from hamrong.kernel.jobs.interface import periodic
from hamrong.kernel.work.actions.presence import forget_presence


@periodic("work.forget_presence", cron="*/10 * * * *")
def forget() -> None:
    """Drop who has not looked at a matter for a while."""
    forget_presence()
