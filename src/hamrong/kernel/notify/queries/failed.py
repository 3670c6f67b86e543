"""Deliveries that were given up."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hamrong.kernel.notify.models import Delivery, State

PAGE_SIZE = 50


@dataclass(frozen=True)
class FailedMessage:
    """A letter or SMS that reached nobody, and why."""

    id: UUID
    channel: str
    address: str
    subject: str
    reason: str
    attempts: int
    failed_at: datetime | None
    matter_id: UUID | None


@dataclass(frozen=True)
class FailedPage:
    """A page of failed deliveries, latest first; pages count from 1."""

    rows: tuple[FailedMessage, ...]
    page: int
    has_next: bool


def failed_messages(page: int = 1) -> FailedPage:
    """Return a page of the deliveries that were given up, for administrators. One query."""
    page = max(page, 1)
    start = (page - 1) * PAGE_SIZE
    found = list(
        Delivery.objects.filter(state=State.FAILED)
        .select_related("message")
        .order_by("-failed_at", "-id")[start : start + PAGE_SIZE + 1]
    )
    rows = tuple(
        FailedMessage(
            id=one.id,
            channel=one.channel,
            address=one.address,
            subject=one.message.subject,
            reason=one.reason,
            attempts=one.attempts,
            failed_at=one.failed_at,
            matter_id=one.message.matter_id,
        )
        for one in found[:PAGE_SIZE]
    )
    return FailedPage(rows, page, has_next=len(found) > PAGE_SIZE)
