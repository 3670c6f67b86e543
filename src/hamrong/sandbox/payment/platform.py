"""The platform: what merchants call, by signed messages.

`createtransaction`, `query`, `refund`, `refundquery`, `day`: POST with JSON and the heads
X-Merchant, X-Timestamp (seconds) and X-Signature; the answer is signed by the platform's key. The
same reference asked for again gives the first transaction. Statuses: pending, paid, failed,
expired, refunded; `unknown` with 404 where a reference never arrived.
"""

import json
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from http import HTTPStatus
from pathlib import Path
from typing import Any

from hamrong.sandbox.payment.behaviour import Behaviour, Refund
from hamrong.sandbox.payment.ledger import Ledger, Transaction
from hamrong.sandbox.payment.signing import is_signed, merchant_key, own_key, sign, signed_bytes

Clock = Callable[[], datetime]
PREFIX = "/payment"
HEADS = ("X-Merchant", "X-Timestamp", "X-Signature")
_VIETNAM = timezone(timedelta(hours=7))
_FRESH = 300
_LONGEST_MINUTES = 24 * 60


@dataclass(frozen=True)
class Reply:
    """What is answered; a `lost` one was carried out and reaches nobody."""

    status: HTTPStatus
    body: bytes
    heads: Mapping[str, str] = field(default_factory=dict)
    lost: bool = False


def _now() -> datetime:
    return datetime.now(UTC)


class RefusalError(Exception):
    """The call cannot be carried out."""

    def __init__(self, status: HTTPStatus, error: str) -> None:
        super().__init__(error)
        self.status, self.error = status, error


class Platform:
    """One platform with its key, its merchants and their transactions."""

    def __init__(self, state: Path, *, clock: Clock = _now) -> None:
        self.key = own_key(state / "platform.key")
        self.merchants = state / "merchants"
        self.ledger = Ledger(state / "transactions.jsonl")
        self.behaviour = Behaviour()
        self.clock = clock
        # Called with each transaction of which the merchant is to be told.
        self.tell: Callable[[Transaction], None] = lambda _one: None
        self._calls = {
            f"{PREFIX}/createtransaction": self._create,
            f"{PREFIX}/query": self._query,
            f"{PREFIX}/refund": self._refund,
            f"{PREFIX}/refundquery": self._refund_query,
            f"{PREFIX}/day": self._day,
        }

    def knows(self, path: str) -> bool:
        """Tell whether an address is one merchants call."""
        return path in self._calls

    def call(self, path: str, heads: Mapping[str, str], body: bytes, base: str) -> Reply:
        """Answer a merchant's call; `base` is the address under which people reach the pages."""
        time.sleep(self.behaviour.delay)
        if self.behaviour.takes("fail"):
            return self._reply(path, HTTPStatus.SERVICE_UNAVAILABLE, {"error": "told to fail"})
        try:
            merchant = self._merchant(path, heads, body)
            value = self._calls[path](merchant, _parsed(body), base)
        except RefusalError as refused:
            return self._reply(path, refused.status, {"error": refused.error})
        return self._reply(path, HTTPStatus.OK, value, lost=self.behaviour.takes("lose"))

    def _merchant(self, path: str, heads: Mapping[str, str], body: bytes) -> str:
        merchant, at = heads.get("X-Merchant", ""), heads.get("X-Timestamp", "")
        key = merchant_key(self.merchants, merchant)
        data = signed_bytes("POST", path, at, body)
        if key is None or not is_signed(key, heads.get("X-Signature", ""), data):
            raise RefusalError(HTTPStatus.UNAUTHORIZED, "signature")
        if not at.isdigit() or abs(int(at) - self.clock().timestamp()) > _FRESH:
            raise RefusalError(HTTPStatus.UNAUTHORIZED, "timestamp")
        return merchant

    def _reply(self, path: str, status: HTTPStatus, value: Any, *, lost: bool = False) -> Reply:
        body = json.dumps(value, ensure_ascii=False).encode()
        at = str(int(self.clock().timestamp()))
        signature = sign(self.key, signed_bytes(str(int(status)), path, at, body))
        return Reply(status, body, {"X-Timestamp": at, "X-Signature": signature}, lost)

    def _create(self, merchant: str, wish: Any, base: str) -> dict[str, Any]:
        reference, amount = _text(wish, "reference", 40), wish.get("amount")
        minutes = wish.get("expiresInMinutes")
        if type(amount) is not int or not 0 < amount <= 10**12:
            raise RefusalError(HTTPStatus.UNPROCESSABLE_ENTITY, "amount")
        if type(minutes) is not int or not 0 < minutes <= _LONGEST_MINUTES:
            raise RefusalError(HTTPStatus.UNPROCESSABLE_ENTITY, "expiresInMinutes")
        with self.ledger.lock:
            known = self.ledger.get(merchant, reference)
            if known is not None and known.amount != amount:
                raise RefusalError(HTTPStatus.CONFLICT, "reference")
            one = known or self.ledger.save(
                Transaction(
                    merchant=merchant,
                    reference=reference,
                    amount=amount,
                    description=_text(wish, "description", 200),
                    return_url=_text(wish, "returnUrl", 600),
                    callback_url=_text(wish, "callbackUrl", 600),
                    created_at=self.clock().isoformat(),
                    expires_at=(self.clock() + timedelta(minutes=minutes)).isoformat(),
                    token=secrets.token_urlsafe(18),
                )
            )
        return {**self.told(one), "payUrl": f"{base}{PREFIX}/pay/{one.token}"}

    def told(self, one: Transaction) -> dict[str, Any]:
        """Return what merchants are told of a transaction."""
        return {
            "merchant": one.merchant,
            "reference": one.reference,
            "amount": one.amount,
            "status": one.standing(self.clock()),
            "number": one.number,
            "method": one.method,
            "bank": one.bank,
            "paidAt": one.paid_at,
            "reason": one.reason,
            "refundReference": one.refund_reference,
            "refundStatus": one.refund_status,
            "refundNumber": one.refund_number,
            "refundedAt": one.refunded_at,
            "refundReason": one.refund_reason,
        }

    def _known(self, merchant: str, wish: Any) -> Transaction:
        one = self.ledger.get(merchant, _text(wish, "reference", 40))
        if one is None:
            raise RefusalError(HTTPStatus.NOT_FOUND, "unknown")
        return one

    def _query(self, merchant: str, wish: Any, _base: str) -> dict[str, Any]:
        return self.told(self._known(merchant, wish))

    def _refund(self, merchant: str, wish: Any, _base: str) -> dict[str, Any]:
        asked = _text(wish, "refundReference", 60)
        with self.ledger.lock:
            one = self._known(merchant, wish)
            if one.refund_reference not in {"", asked}:
                raise RefusalError(HTTPStatus.CONFLICT, "refunded under another reference")
            if one.status not in {"paid", "refunded"} or wish.get("amount") != one.amount:
                raise RefusalError(HTTPStatus.UNPROCESSABLE_ENTITY, "nothing of this to refund")
            if one.status == "paid":
                one = self._give_back(one, asked, _text(wish, "reason", 300))
        return self.told(one)

    def _give_back(self, one: Transaction, asked: str, reason: str) -> Transaction:
        """Carry out a refund as the platform is told to; a refused one may be asked for again."""
        if self.behaviour.refund is Refund.REFUSE:
            return self.ledger.change(
                one,
                refund_reference=asked,
                refund_status="refused",
                refund_reason="Ngân hàng của người trả từ chối nhận lại",
            )
        if self.behaviour.refund is Refund.SLOW:
            return self.ledger.change(
                one, refund_reference=asked, refund_status="processing", refund_reason=reason
            )
        done = self.ledger.change(
            one,
            status="refunded",
            refund_reference=asked,
            refund_status="done",
            refund_reason=reason,
            refund_number=f"HT{secrets.randbelow(10**10):010d}",
            refunded_at=self.clock().isoformat(),
        )
        return self.announce(done)

    def _refund_query(self, merchant: str, wish: Any, _base: str) -> dict[str, Any]:
        one = self._known(merchant, wish)
        if one.refund_status == "processing" and self.behaviour.refund is Refund.NORMAL:
            one = self._give_back(one, one.refund_reference, one.refund_reason)
        return self.told(one)

    def _day(self, merchant: str, wish: Any, _base: str) -> dict[str, Any]:
        day = _text(wish, "day", 10)
        mine = [one for one in self.ledger.all() if one.merchant == merchant]
        paid = [self.told(one) for one in mine if _on(one.paid_at) == day]
        back = [self.told(one) for one in mine if _on(one.refunded_at) == day]
        return {"day": day, "paid": paid, "refunded": back}

    def pay(self, one: Transaction, method: str, bank: str) -> Transaction:
        """Take a person's money; what is paid already stays so."""
        with self.ledger.lock:
            current = self.ledger.found[one.merchant, one.reference]
            if current.standing(self.clock()) not in {"pending", "failed"}:
                return current
            paid = self.ledger.change(
                one,
                status="paid",
                number=f"GD{secrets.randbelow(10**12):012d}",
                method=method,
                bank=bank,
                paid_at=self.clock().isoformat(),
                reason="",
            )
        return self.announce(paid)

    def decline(self, one: Transaction, reason: str) -> Transaction:
        """Note that a person could or would not pay; they may try once more until it expires."""
        with self.ledger.lock:
            current = self.ledger.found[one.merchant, one.reference]
            if current.standing(self.clock()) != "pending":
                return current
            declined = self.ledger.change(one, status="failed", reason=reason)
        return self.announce(declined)

    def announce(self, one: Transaction) -> Transaction:
        """Have the merchant told of how a transaction stands."""
        noted = self.ledger.change(one, untold=(*one.untold, one.status))
        self.tell(noted)
        return noted


def _on(moment: str) -> str:
    if not moment:
        return ""
    return datetime.fromisoformat(moment).astimezone(_VIETNAM).date().isoformat()


def _parsed(body: bytes) -> dict[str, Any]:
    try:
        wish = json.loads(body)
    except (ValueError, RecursionError):
        wish = None
    if not isinstance(wish, dict):
        raise RefusalError(HTTPStatus.BAD_REQUEST, "JSON")
    return wish


def _text(wish: dict[str, Any], name: str, longest: int) -> str:
    value = wish.get(name)
    if not isinstance(value, str) or not 0 < len(value) <= longest:
        raise RefusalError(HTTPStatus.UNPROCESSABLE_ENTITY, name)
    return value
