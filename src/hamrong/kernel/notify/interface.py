"""The door: what other contexts may use."""

from hamrong.kernel.notify.actions.mark_read import mark_read
from hamrong.kernel.notify.actions.retry_message import retry_message
from hamrong.kernel.notify.actions.send import send
from hamrong.kernel.notify.queries.failed import FailedMessage, FailedPage, failed_messages
from hamrong.kernel.notify.queries.inbox import InboxMessage, InboxPage, inbox, unread_count
from hamrong.kernel.notify.rules import message

__all__ = [
    "FailedMessage",
    "FailedPage",
    "InboxMessage",
    "InboxPage",
    "failed_messages",
    "inbox",
    "mark_read",
    "message",
    "retry_message",
    "send",
    "unread_count",
]
