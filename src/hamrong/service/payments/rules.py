"""The words of money that the database keeps, and how an online payment moves. Pure values."""

from datetime import datetime, timedelta
from enum import StrEnum


class Timing(StrEnum):
    """When the applicant pays: the three boxes of form 01 (Circular 01/2018/TT-VPCP)."""

    BEFORE = "before"
    AFTER = "after"
    EXEMPT = "exempt"


class Method(StrEnum):
    """How money came. What the desk takes is never `ONLINE`, whatever it was paid with."""

    CASH = "cash"
    TRANSFER = "transfer"
    ONLINE = "online"


# What a person at the desk may choose; online money comes through the platform alone.
AT_DESK = (Method.CASH, Method.TRANSFER)


class RequestState(StrEnum):
    """Where a request for payment stands; `DROPPED` when its matter ended before it was paid."""

    OPEN = "open"
    PAID = "paid"
    EXEMPT = "exempt"
    CANCELLED = "cancelled"
    REFUNDED = "refunded"
    DROPPED = "dropped"


# Nothing of these counts: computed anew, or the matter ended before it was paid.
NOT_OWED = (RequestState.CANCELLED, RequestState.DROPPED)


class OnlineState(StrEnum):
    """Where one try to pay online stands.

    `CREATED` is written down here and perhaps not known to the platform; `SENT` has its page there.
    """

    CREATED = "created"
    SENT = "sent"
    FAILED = "failed"
    EXPIRED = "expired"
    PAID = "paid"
    REFUNDING = "refunding"
    REFUNDED = "refunded"


class Standing(StrEnum):
    """How a transaction stands in the words of the platform; `UNKNOWN` never arrived there."""

    UNKNOWN = "unknown"
    PENDING = "pending"
    FAILED = "failed"
    EXPIRED = "expired"
    PAID = "paid"
    REFUNDED = "refunded"


class Verdict(StrEnum):
    """What became of a message of the platform."""

    TAKEN = "taken"
    KNOWN = "known"
    FORGED = "forged"
    STRANGE = "strange"
    MISMATCH = "mismatch"


LIVE = (OnlineState.CREATED, OnlineState.SENT)
# Not paid, as far as is known: money may still come, for the platform's page often lets people
# try once more after a refusal.
ENDED = (OnlineState.FAILED, OnlineState.EXPIRED)
# The money is, or was, with the administration.
MONEY_CAME = (OnlineState.PAID, OnlineState.REFUNDING, OnlineState.REFUNDED)

_RANK = {
    OnlineState.CREATED: 0,
    OnlineState.SENT: 1,
    OnlineState.FAILED: 2,
    OnlineState.EXPIRED: 2,
    OnlineState.PAID: 3,
    OnlineState.REFUNDING: 4,
    OnlineState.REFUNDED: 5,
}
_MEANS = {
    Standing.PENDING: OnlineState.SENT,
    Standing.FAILED: OnlineState.FAILED,
    Standing.EXPIRED: OnlineState.EXPIRED,
    Standing.PAID: OnlineState.PAID,
}


def next_state(state: OnlineState, said: Standing) -> OnlineState:
    """Return where a payment stands after the platform said something; it never goes back.

    A message that comes late, twice or out of order says less than is known and changes nothing.
    Money that comes after a failure is still money: failed and expired payments can become paid.
    A refund counts only where it was asked for here.
    """
    if said is Standing.REFUNDED:
        given_back = {OnlineState.REFUNDING: OnlineState.REFUNDED}
        # Paid and given back by the platform itself before we heard of it: nothing came.
        return given_back.get(state, OnlineState.FAILED if state in LIVE else state)
    meant = _MEANS.get(said)
    return meant if meant is not None and _RANK[meant] > _RANK[state] else state


# How long a person has on the platform's page, in minutes.
MINUTES_TO_PAY = 15

# How long after its end a try that never reached the platform is still sought there.
UNKNOWN_AFTER = timedelta(minutes=5)

# Waits between questions to the platform about a payment whose end is not known.
LOOKS = (
    timedelta(seconds=30),
    timedelta(minutes=1),
    timedelta(minutes=2),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=6),
)


def wait_for_look(looks: int) -> timedelta:
    """Return how long to wait after so many questions; it is asked every six hours for ever.

    Money may have been taken from a person: such a payment is never given up silently.
    """
    return LOOKS[min(looks, len(LOOKS) - 1)]


# How long after its page closed a try that failed or expired is still asked about. What comes later
# is found in the platform's list of the day.
ENDED_ASKED_FOR = timedelta(days=1)


def look_after_end(looks: int, at: datetime, expires_at: datetime) -> datetime | None:
    """Return when to ask again about a try that failed or expired; None once it is asked no more.

    `looks` counts the questions asked since it ended.
    """
    following = at + wait_for_look(looks)
    return following if following <= expires_at + ENDED_ASKED_FOR else None


class Gap(StrEnum):
    """What differs between our day and the platform's."""

    NOT_HERE = "not_here"
    NOT_THERE = "not_there"
    AMOUNT = "amount"
    REFUND_NOT_HERE = "refund_not_here"
    REFUND_NOT_THERE = "refund_not_there"


def gaps(
    here: dict[str, int], there: dict[str, int], *, refunds: bool = False
) -> list[tuple[str, Gap, int, int]]:
    """Compare amounts by reference; return reference, what differs, our amount, theirs."""
    not_here = Gap.REFUND_NOT_HERE if refunds else Gap.NOT_HERE
    not_there = Gap.REFUND_NOT_THERE if refunds else Gap.NOT_THERE
    found = []
    for reference in sorted(here.keys() | there.keys()):
        ours, theirs = here.get(reference), there.get(reference)
        if ours is None:
            found.append((reference, not_here, 0, theirs or 0))
        elif theirs is None:
            found.append((reference, not_there, ours, 0))
        elif ours != theirs:
            found.append((reference, Gap.AMOUNT, ours, theirs))
    return found
