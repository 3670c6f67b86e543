"""Background work of signatures."""

from hamrong.foundation.signing.actions.refresh_lists import refresh_lists
from hamrong.kernel.jobs.interface import periodic


@periodic("signing.refresh_lists", cron="*/20 * * * *")
def refresh() -> None:
    """Replace lists of revoked certificates before they end."""
    refresh_lists()
