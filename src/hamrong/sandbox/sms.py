"""The SMS gateway: POST /sms with {"to", "text"} and an Idempotency-Key header.

It answers 202 for a new message, 200 for one it has already; the same key never sends twice.
Through POST /control it can be told to fail or to be slow, as real gateways are.
"""

import json
import re
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

from hamrong.sandbox.store import Message, Store

_PHONE = re.compile(r"(?:\+84|0)\d{9,10}")
_LONGEST = 1_530  # ten parts of 153 signs
_SLOWEST = 60.0


@dataclass
class Behaviour:
    """How the gateway behaves now: `fail` next requests answer 503, each waits `delay` seconds."""

    fail: int = 0
    delay: float = 0.0

    def change(self, wish: Any) -> bool:
        """Take on what a test wishes; False when the wish makes no sense."""
        if not isinstance(wish, dict) or not set(wish) <= {"fail", "delay"}:
            return False
        fail, delay = wish.get("fail", self.fail), wish.get("delay", self.delay)
        if type(fail) is not int or not isinstance(delay, int | float) or fail < 0:
            return False
        if not 0 <= delay <= _SLOWEST:
            return False
        self.fail, self.delay = fail, float(delay)
        return True


class Gateway:
    """Takes messages and behaves as told."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.behaviour = Behaviour()

    def take(self, body: bytes, key: str) -> tuple[HTTPStatus, dict[str, Any]]:
        """Answer one request."""
        time.sleep(self.behaviour.delay)
        if self.behaviour.fail > 0:
            self.behaviour.fail -= 1
            return HTTPStatus.SERVICE_UNAVAILABLE, {"error": "the gateway was told to fail"}
        if not key:
            return HTTPStatus.BAD_REQUEST, {"error": "Idempotency-Key is missing"}
        wish = parsed(body)
        to, text = _fields(wish)
        if not _PHONE.fullmatch(to) or not 0 < len(text) <= _LONGEST:
            return HTTPStatus.UNPROCESSABLE_ENTITY, {"error": "to or text cannot be used"}
        at = datetime.now(UTC).isoformat(timespec="seconds")
        new = self.store.add(Message(key, at, str(wish.get("from", "")), to, "", text))
        return (HTTPStatus.ACCEPTED if new else HTTPStatus.OK), {"id": key, "new": new}


def parsed(body: bytes) -> Any:
    """Read JSON; None for anything else."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _fields(wish: Any) -> tuple[str, str]:
    if not isinstance(wish, dict):
        return "", ""
    to, text = wish.get("to"), wish.get("text")
    return (to, text) if isinstance(to, str) and isinstance(text, str) else ("", "")
