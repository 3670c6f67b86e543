"""The messages of an account."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hamrong.kernel.notify.models import Message
from hamrong.kernel.notify.queries.sending import SendingView, sending

PAGE_SIZE = 20


@dataclass(frozen=True)
class InboxMessage:
    """One message as its receiver sees it, with how it went out by mail and SMS."""

    id: UUID
    at: datetime
    subject: str
    body: str
    matter_id: UUID | None
    is_read: bool
    sendings: tuple[SendingView, ...] = ()


@dataclass(frozen=True)
class InboxPage:
    """A page of messages, latest first; pages count from 1."""

    rows: tuple[InboxMessage, ...]
    page: int
    has_next: bool


def inbox(account_id: UUID, page: int = 1) -> InboxPage:
    """Return a page of an account's messages; a page beyond the last is empty. Two queries."""
    page = max(page, 1)
    start = (page - 1) * PAGE_SIZE
    found = list(
        Message.objects.filter(account_id=account_id)
        .prefetch_related("deliveries")
        .order_by("-created_at", "-id")[start : start + PAGE_SIZE + 1]
    )
    rows = tuple(
        InboxMessage(
            m.id,
            m.created_at,
            m.subject,
            m.body,
            m.matter_id,
            m.read_at is not None,
            tuple(sending(one) for one in m.deliveries.all()),
        )
        for m in found[:PAGE_SIZE]
    )
    return InboxPage(rows, page, has_next=len(found) > PAGE_SIZE)


def unread_count(account_id: UUID) -> int:
    """Return how many messages of an account are unread."""
    return Message.objects.filter(account_id=account_id, read_at__isnull=True).count()
