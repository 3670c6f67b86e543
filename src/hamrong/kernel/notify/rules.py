"""Words of messages, and when a delivery is tried again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Protocol


class Words(Protocol):
    """A text that may wait with its translation until it is read."""

    def __str__(self) -> str: ...


class Topic(StrEnum):
    """What a message is about, as people choose what to be told of by mail and by SMS."""

    PROGRESS = "progress"
    TODO = "todo"
    RESULT = "result"


@dataclass(frozen=True)
class Template:
    """The words of one kind of message, with placeholders such as %(code)s.

    `sms` is empty where nothing is sent by SMS. An `urgent` one is waited for at this moment: it
    is sent at night too.
    """

    name: str
    subject: Words
    body: Words
    sms: Words
    topic: Topic = Topic.PROGRESS
    urgent: bool = False


TEMPLATES: dict[str, Template] = {}


def message(
    name: str,
    *,
    subject: Words,
    body: Words,
    sms: Words = "",
    topic: Topic = Topic.PROGRESS,
    urgent: bool = False,
) -> None:
    """Register the words of a kind of message ("dossiers.accepted"), and what it is about.

    Raises:
        ValueError: the name has other words already.
    """
    template = Template(name, subject, body, sms, topic, urgent)
    if TEMPLATES.setdefault(name, template) != template:
        raise ValueError(f"two templates for the message {name!r}")


# An SMS of more than seven parts is refused by gateways; a part of Vietnamese is 67 signs.
LONGEST_SMS = 7 * 67
LONGEST_SUBJECT = 300


def worded(words: Words, data: Mapping[str, object]) -> str:
    """Fill the placeholders.

    Raises:
        KeyError: the data lacks one of them.
    """
    return str(words) % data


def subject_line(text: str) -> str:
    """Return the text as one line of a letter's head, shortened where it is too long."""
    return shortened(" ".join(text.split()), LONGEST_SUBJECT)


def shortened(text: str, limit: int) -> str:
    """Return at most `limit` signs, the last an ellipsis where something was left out."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


# Waits before the second and later tries: a supplier's short failure, a restart, a bad night.
WAITS = (
    timedelta(seconds=30),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=8),
)


def wait_after(attempts: int) -> timedelta | None:
    """Return how long to wait after this many tries, or None when no further try is made."""
    return WAITS[attempts - 1] if attempts <= len(WAITS) else None


@dataclass(frozen=True)
class Wish:
    """What a person chose for one channel: the topics, and the address they proved to be theirs."""

    topics: frozenset[str]
    address: str = ""


def address_for(topic: Topic, wish: Wish | None, given: str) -> str:
    """Return where a message goes by one channel, "" where it does not.

    Without a wish, and while no address is proven, the address `given` with the matter counts; a
    proven address goes before it: it is the person's own word on where to reach them.
    """
    if wish is None:
        return given
    if topic not in wish.topics:
        return ""
    return wish.address or given


# No SMS rings between these times of the day, in Vietnamese time.
QUIET_FROM, QUIET_UNTIL = time(21, 0), time(7, 0)


def loud_again(at: datetime) -> datetime:
    """Return the moment itself, or the morning if an SMS would ring in the night.

    `at` is in Vietnamese time.
    """
    morning = at.replace(hour=QUIET_UNTIL.hour, minute=0, second=0, microsecond=0)
    if at.time() >= QUIET_FROM:
        return morning + timedelta(days=1)
    return morning if at.time() < QUIET_UNTIL else at


# A code of six digits: who may try five times in ten minutes guesses one in 200,000.
CODE_DIGITS = 6
CODE_LASTS = timedelta(minutes=10)
CODE_TRIES = 5
