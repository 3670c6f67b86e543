"""Messages for tests."""

from uuid import UUID, uuid4

from hamrong.kernel.notify.interface import send


def tell(account_id: UUID | None = None, **given: str) -> UUID:
    """Send the message "tests.done" with defaults for what is not given."""
    data = {"code": given.pop("code", "H56.1-1"), "why": given.pop("why", "đủ")}
    return send(
        account_id=account_id,
        template="tests.done",
        data=data,
        key=given.pop("key", str(uuid4())),
        **given,
    )
