"""Background entry points."""

from hamrong.foundation.identity.actions.forget_sessions import forget_sessions
from hamrong.kernel.jobs.interface import periodic


@periodic("identity.forget_sessions", cron="35 * * * *")
def forget_ended_sessions() -> None:
    """Forget sessions that ended, with what was kept in them."""
    forget_sessions()
