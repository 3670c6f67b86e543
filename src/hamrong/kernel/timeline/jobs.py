"""Background work of the timeline."""

from hamrong.kernel.jobs.interface import periodic
from hamrong.kernel.timeline.actions.seal import seal_all


@periodic("timeline.seal", cron="* * * * *")
def seal_latest() -> None:
    """Seal what was committed since the last minute."""
    seal_all()


@periodic("timeline.seal_late", cron="20 3 * * *")
def seal_late() -> None:
    """Seal what a very long transaction left behind."""
    seal_all(thorough=True)
