"""The mail server: takes every letter, delivers none."""

from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any
from uuid import uuid4

from hamrong.sandbox.store import Message, Store


class Sink:
    """What aiosmtpd calls for each letter."""

    def __init__(self, store: Store) -> None:
        self.store = store

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        """Keep one letter; a letter sent again with its Message-ID is kept once."""
        letter = message_from_bytes(envelope.content, policy=policy.default)
        self.store.add(
            Message(
                key=str(letter.get("Message-ID") or uuid4()).strip(),
                at=datetime.now(UTC).isoformat(timespec="seconds"),
                sender=str(envelope.mail_from),
                to=", ".join(str(to) for to in envelope.rcpt_tos),
                subject=str(letter.get("Subject", "")),
                text=_text(letter),
            )
        )
        return "250 OK"


def _text(letter: EmailMessage) -> str:
    part = letter.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    try:
        return str(part.get_content()).strip()
    except (LookupError, UnicodeError, KeyError):
        return ""
