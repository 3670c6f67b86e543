"""The door: what other contexts may use."""

from hamrong.kernel.work.access import may_do
from hamrong.kernel.work.actions.assign import assign, claim, release
from hamrong.kernel.work.actions.finish import cancel, finish, finish_open
from hamrong.kernel.work.actions.open_item import open_item
from hamrong.kernel.work.actions.reseat import reseat
from hamrong.kernel.work.queries.inbox import (
    InboxCounts,
    InboxFilter,
    InboxPage,
    InboxRow,
    counts,
    due_word,
    inbox,
)
from hamrong.kernel.work.queries.open_at import agencies_open_for, matters_open_at, open_by_agency
from hamrong.kernel.work.queries.open_items import has_open

__all__ = [
    "InboxCounts",
    "InboxFilter",
    "InboxPage",
    "InboxRow",
    "agencies_open_for",
    "assign",
    "cancel",
    "claim",
    "counts",
    "due_word",
    "finish",
    "finish_open",
    "has_open",
    "inbox",
    "matters_open_at",
    "may_do",
    "open_by_agency",
    "open_item",
    "release",
    "reseat",
]
