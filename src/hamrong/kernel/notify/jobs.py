"""Background entry points."""

from uuid import UUID

from hamrong.kernel.jobs.interface import handler
from hamrong.kernel.notify.actions.deliver import deliver_mail, deliver_sms


@handler("notify.send_mail")
def send_mail(*, delivery_id: str) -> None:
    """Try one letter; a refusal by the mail server is noted and tried again by its own plan."""
    deliver_mail(UUID(delivery_id))


@handler("notify.send_sms")
def send_sms(*, delivery_id: str) -> None:
    """Try one SMS; a refusal by the gateway is noted and tried again by its own plan."""
    deliver_sms(UUID(delivery_id))
