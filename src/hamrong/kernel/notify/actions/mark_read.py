"""Note that a person has read messages."""

from uuid import UUID

from hamrong.kernel.calendar.interface import now
from hamrong.kernel.notify.models import Message


def mark_read(account_id: UUID, *message_ids: UUID) -> int:
    """Mark messages of this account read, all of them when none is named; return how many.

    Someone else's messages are left alone without a word; the first moment of reading stays.
    """
    unread = Message.objects.filter(account_id=account_id, read_at__isnull=True)
    if message_ids:
        unread = unread.filter(id__in=message_ids)
    return unread.update(read_at=now())
