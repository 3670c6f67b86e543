"""Words of messages, and when a delivery is tried again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol


class Words(Protocol):
    """A text that may wait with its translation until it is read."""

    def __str__(self) -> str: ...


@dataclass(frozen=True)
class Template:
    """The words of one kind of message, with placeholders such as %(code)s.

    `sms` is empty where nothing is sent by SMS.
    """

    name: str
    subject: Words
    body: Words
    sms: Words


TEMPLATES: dict[str, Template] = {}


def message(name: str, *, subject: Words, body: Words, sms: Words = "") -> None:
    """Register the words of a kind of message ("dossiers.accepted").

    Raises:
        ValueError: the name has other words already.
    """
    template = Template(name, subject, body, sms)
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
