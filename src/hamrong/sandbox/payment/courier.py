"""Tells merchants what became of their transactions, again and again until they confirm."""

import heapq
import itertools
import json
import threading
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hamrong.sandbox.payment.behaviour import Callback
from hamrong.sandbox.payment.ledger import Transaction
from hamrong.sandbox.payment.platform import Platform
from hamrong.sandbox.payment.signing import sign, signed_bytes

# Seconds before the second and later tries.
WAITS = (1.0, 5.0, 30.0, 120.0, 600.0, 3600.0)
_TIMEOUT = 10.0


@dataclass(frozen=True)
class Letter:
    """One message on its way."""

    merchant: str
    reference: str
    status: str
    url: str
    body: bytes
    heads: dict[str, str]
    tries: int = 0


def letter(platform: Platform, one: Transaction, status: str, *, forged: bool = False) -> Letter:
    """Write the signed message that a transaction has a status; a forged one by a wrong key."""
    body = json.dumps({**platform.told(one), "status": status}, ensure_ascii=False).encode()
    key = Ed25519PrivateKey.generate() if forged else platform.key
    at = str(int(platform.clock().timestamp()))
    data = signed_bytes("POST", urlsplit(one.callback_url).path, at, body)
    heads = {
        "Content-Type": "application/json",
        "X-Merchant": one.merchant,
        "X-Timestamp": at,
        "X-Signature": sign(key, data),
    }
    return Letter(one.merchant, one.reference, status, one.callback_url, body, heads)


def letters(platform: Platform, one: Transaction) -> list[tuple[float, Letter]]:
    """Return what is sent of a transaction's last status, with seconds to wait, as behaving now."""
    true = letter(platform, one, one.status)
    match platform.behaviour.callback:
        case Callback.DROP:
            return []
        case Callback.TWICE:
            return [(0.0, true), (0.0, true)]
        case Callback.LATE:
            return [(platform.behaviour.late, true)]
        case Callback.OUT_OF_ORDER:
            return [(0.0, true), (0.3, letter(platform, one, "failed"))]
        case Callback.FORGED:
            return [(0.0, letter(platform, one, one.status, forged=True))]
    return [(0.0, true)]


class Courier:
    """A thread that carries messages when they are due."""

    def __init__(self, platform: Platform) -> None:
        self.platform = platform
        self._due: list[tuple[float, int, Letter]] = []
        self._count = itertools.count()
        self._wake = threading.Condition()
        self._stopped = False
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        """Begin; what a merchant did not confirm before a restart is told anew."""
        self.platform.tell = self.take
        for one in self.platform.ledger.all():
            if one.untold:
                self._put(0.0, letter(self.platform, one, one.status))
        self._thread.start()

    def stop(self) -> None:
        """End the thread."""
        with self._wake:
            self._stopped = True
            self._wake.notify()
        self._thread.join()

    def take(self, one: Transaction) -> None:
        """Send what is to be sent of a transaction."""
        for wait, written in letters(self.platform, one):
            self._put(wait, written)

    def _put(self, wait: float, written: Letter) -> None:
        with self._wake:
            heapq.heappush(self._due, (time.monotonic() + wait, next(self._count), written))
            self._wake.notify()

    def _next(self) -> Letter | None:
        with self._wake:
            while not self._stopped:
                wait = self._due[0][0] - time.monotonic() if self._due else None
                if wait is not None and wait <= 0:
                    return heapq.heappop(self._due)[2]
                self._wake.wait(wait)
        return None

    def _run(self) -> None:
        while (written := self._next()) is not None:
            if self._carry(written):
                self._confirmed(written)
            elif written.tries < len(WAITS):
                again = Letter(**{**vars(written), "tries": written.tries + 1})
                self._put(WAITS[written.tries], again)

    def _carry(self, written: Letter) -> bool:
        try:
            answer = httpx.post(
                written.url, content=written.body, headers=written.heads, timeout=_TIMEOUT
            )
        except httpx.HTTPError:
            return False
        return answer.is_success

    def _confirmed(self, written: Letter) -> None:
        with self.platform.ledger.lock:
            one = self.platform.ledger.get(written.merchant, written.reference)
            if one is not None and written.status in one.untold:
                left = tuple(status for status in one.untold if status != written.status)
                self.platform.ledger.change(one, untold=left)
