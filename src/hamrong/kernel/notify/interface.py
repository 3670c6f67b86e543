"""The door: what other contexts may use."""

from hamrong.kernel.notify.actions.choose_topics import choose_topics
from hamrong.kernel.notify.actions.confirm_address import ask_to_confirm, confirm_address
from hamrong.kernel.notify.actions.mark_read import mark_read
from hamrong.kernel.notify.actions.retry_message import retry_message
from hamrong.kernel.notify.actions.send import send
from hamrong.kernel.notify.models import Channel
from hamrong.kernel.notify.queries.channels import ChannelView, channels
from hamrong.kernel.notify.queries.failed import FailedMessage, FailedPage, failed_messages
from hamrong.kernel.notify.queries.inbox import InboxMessage, InboxPage, inbox, unread_count
from hamrong.kernel.notify.queries.sending import SendingView
from hamrong.kernel.notify.rules import Topic, message

__all__ = [
    "Channel",
    "ChannelView",
    "FailedMessage",
    "FailedPage",
    "InboxMessage",
    "InboxPage",
    "SendingView",
    "Topic",
    "ask_to_confirm",
    "channels",
    "choose_topics",
    "confirm_address",
    "failed_messages",
    "inbox",
    "mark_read",
    "message",
    "retry_message",
    "send",
    "unread_count",
]
