"""Background work of the timeline."""

from hamrong.kernel.jobs.interface import periodic
from hamrong.kernel.timeline.actions.seal import seal


@periodic("timeline.seal", cron="* * * * *")
def seal_all() -> None:
    """Seal what was committed since the last minute."""
    while seal():
        pass
