"""The door: what other contexts may use."""

from hamrong.kernel.work.access import may_do
from hamrong.kernel.work.actions.assign import assign, claim, release
from hamrong.kernel.work.actions.delegate import Person, delegate, end_delegation
from hamrong.kernel.work.actions.finish import cancel, finish, finish_open
from hamrong.kernel.work.actions.note import write_note
from hamrong.kernel.work.actions.open_item import open_item
from hamrong.kernel.work.actions.presence import note_presence
from hamrong.kernel.work.actions.reseat import reseat
from hamrong.kernel.work.actions.set_due import set_due
from hamrong.kernel.work.actions.take_up import take_up
from hamrong.kernel.work.queries.inbox import (
    InboxCounts,
    InboxFilter,
    InboxPage,
    InboxRow,
    Load,
    counts,
    due_word,
    inbox,
    loads,
)
from hamrong.kernel.work.queries.items import (
    ItemView,
    held_items,
    is_taken,
    item_view,
    items_of,
    open_on,
    who_has,
)
from hamrong.kernel.work.queries.open_at import agencies_open_for, matters_open_at, open_by_agency
from hamrong.kernel.work.queries.open_items import has_open
from hamrong.kernel.work.queries.presence import Present, others_present
from hamrong.kernel.work.queries.standing_in import (
    DelegationView,
    absent_for,
    absent_today,
    delegations,
    named_today,
)
from hamrong.kernel.work.rules import Leave, Sort

__all__ = [
    "DelegationView",
    "InboxCounts",
    "InboxFilter",
    "InboxPage",
    "InboxRow",
    "ItemView",
    "Leave",
    "Load",
    "Person",
    "Present",
    "Sort",
    "absent_for",
    "absent_today",
    "agencies_open_for",
    "assign",
    "cancel",
    "claim",
    "counts",
    "delegate",
    "delegations",
    "due_word",
    "end_delegation",
    "finish",
    "finish_open",
    "has_open",
    "held_items",
    "inbox",
    "is_taken",
    "item_view",
    "items_of",
    "loads",
    "matters_open_at",
    "may_do",
    "named_today",
    "note_presence",
    "open_by_agency",
    "open_item",
    "open_on",
    "others_present",
    "release",
    "reseat",
    "set_due",
    "take_up",
    "who_has",
    "write_note",
]
