"""Background entry points."""

from hamrong.kernel.jobs.interface import periodic
from hamrong.service.forms.actions.discard_draft import discard_expired


@periodic("forms.discard_expired", cron="40 2 * * *")
def discard_expired_drafts() -> None:
    """Delete drafts nobody touched until they expired, each night a bounded number."""
    discard_expired()
