"""Forget old windows."""

from datetime import timedelta

from hamrong.kernel.calendar.interface import now
from hamrong.kernel.throttle.models import Window

# No limit of the platform looks back further than this.
LONGEST_WINDOW = timedelta(days=1)


def sweep() -> int:
    """Remove windows that no limit asks about any more and return how many."""
    removed, _ = Window.objects.filter(since__lt=now() - LONGEST_WINDOW).delete()
    return removed
