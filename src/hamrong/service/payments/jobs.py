"""Background work with money."""

from uuid import UUID

from hamrong.kernel.jobs.interface import handler, periodic
from hamrong.service.payments.actions.look import look, look_for_open
from hamrong.service.payments.actions.open_page import Addresses, open_page
from hamrong.service.payments.actions.reconcile import reconcile_days


@handler("payments.look")
def ask(payment_id: str) -> None:
    """Ask the platform how one payment stands; asking twice changes nothing."""
    look(UUID(payment_id))


@handler("payments.open_page", retries=3)
def open_later(payment_id: str, back: str, callback: str) -> None:
    """Make a page the platform was too slow for; whoever waits for it is told by their page."""
    open_page(UUID(payment_id), Addresses(back, callback))


@periodic("payments.look_for_open", cron="* * * * *")
def ask_about_open() -> None:
    """Ask about payments whose end is not known."""
    look_for_open()


@periodic("payments.reconcile", cron="30 6,12,18 * * *")
def compare_days() -> None:
    """Compare yesterday with the platform's list; a day that failed is compared later the day."""
    reconcile_days()
