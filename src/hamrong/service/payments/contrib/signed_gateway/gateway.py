"""The platform over HTTP: calls signed, answers' signatures checked, short failures retried."""

import json
import time
from collections.abc import Mapping
from datetime import date, datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import httpx

from hamrong.kernel.calendar.interface import now
from hamrong.service.payments.contrib.signed_gateway.signing import (
    is_signed,
    private_key,
    public_key,
    sign,
)
from hamrong.service.payments.ports import (
    Account,
    ForgedError,
    Order,
    Outcome,
    PaymentPlatform,
    PlatformDay,
    PlatformError,
    supplier,
)
from hamrong.service.payments.rules import Standing

TIMEOUT = httpx.Timeout(8.0, connect=3.0)
HURRY = httpx.Timeout(3.0, connect=1.0)
# Seconds before the second and third try of one call; longer failures are the jobs' to wait out.
WAITS = (0.2, 0.8)
_LATER = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS}


class SignedGateway(PaymentPlatform):
    """POST JSON with X-Merchant, X-Timestamp, X-Signature; the reference is the idempotency key."""

    def __init__(self, account: Account, *, transport: httpx.BaseTransport | None = None) -> None:
        self.account = account
        self.transport = transport

    def start(self, order: Order, *, hurry: bool = False) -> str:
        """Create the transaction; the same reference gives the first one's page."""
        name, wish = (
            "createtransaction",
            {
                "reference": order.reference,
                "amount": order.amount,
                "description": order.description[:200],
                "returnUrl": order.return_url,
                "callbackUrl": order.callback_url,
                "expiresInMinutes": order.minutes,
            },
        )
        told = self._once(name, wish, HURRY) if hurry else self._call(name, wish)
        page, outcome = str(told.get("payUrl", "")), self._outcome(told)
        if outcome.reference != order.reference or outcome.amount != order.amount:
            raise PlatformError("the answer is about another payment", final=True)
        if origin(page) not in self.account.pages:
            raise PlatformError(f"the page {page[:100]} is not the platform's", final=True)
        return page

    def query(self, reference: str, *, hurry: bool = False) -> Outcome:
        """Ask how a transaction stands."""
        wish = {"reference": reference}
        try:
            told = self._once("query", wish, HURRY) if hurry else self._call("query", wish)
            return self._of(reference, told)
        except _UnknownError:
            return Outcome(reference, 0, Standing.UNKNOWN)

    def refund(self, reference: str, refund_reference: str, amount: int, reason: str) -> Outcome:
        """Ask for the whole amount to be given back."""
        wish = {
            "reference": reference,
            "refundReference": refund_reference,
            "amount": amount,
            "reason": reason[:300],
        }
        return self._of(reference, self._call("refund", wish))

    def query_refund(self, reference: str) -> Outcome:
        """Ask how a refund stands."""
        return self._of(reference, self._call("refundquery", {"reference": reference}))

    def day(self, day: date) -> PlatformDay:
        """Ask for a day's list."""
        told = self._call("day", {"day": day.isoformat()})
        try:
            paid = {str(one["reference"]): int(one["amount"]) for one in told["paid"]}
            back = {str(one["reference"]): int(one["amount"]) for one in told["refunded"]}
        except (KeyError, TypeError, ValueError) as error:
            raise PlatformError(f"the day's list cannot be read: {error}") from error
        return PlatformDay(paid, back)

    def read_callback(self, path: str, heads: Mapping[str, str], body: bytes) -> Outcome:
        """Check the signature, then that the message is for us."""
        key = public_key(self.account.platform_key_file)
        at, signature = heads.get("X-Timestamp", ""), heads.get("X-Signature", "")
        if not is_signed(key, signature, "POST", path, at, body):
            raise ForgedError
        try:
            told = json.loads(body)
            if told["merchant"] != self.account.merchant:
                raise ForgedError
            return self._outcome(told)
        except (ValueError, TypeError, KeyError, PlatformError) as error:
            raise ForgedError from error

    def _of(self, reference: str, told: Mapping[str, Any]) -> Outcome:
        outcome = self._outcome(told)
        if outcome.reference != reference:
            raise PlatformError("the answer is about another payment", final=True)
        return outcome

    def _outcome(self, told: Mapping[str, Any]) -> Outcome:
        try:
            refused = told["refundReason"] if told["refundStatus"] == "refused" else ""
            return Outcome(
                reference=str(told["reference"]),
                amount=int(told["amount"]),
                standing=Standing(told["status"]),
                number=str(told["number"]),
                method=str(told["method"]),
                bank=str(told["bank"]),
                paid_at=_moment(told["paidAt"]),
                reason=str(told["reason"]),
                refund_number=str(told["refundNumber"]),
                refunded_at=_moment(told["refundedAt"]),
                refund_refused=str(refused),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise PlatformError(f"the answer cannot be read: {error}") from error

    def _call(self, name: str, wish: Mapping[str, Any]) -> Mapping[str, Any]:
        for wait in (*WAITS, None):
            try:
                return self._once(name, wish)
            except PlatformError as error:
                if error.final or wait is None:
                    raise
                time.sleep(wait)
        raise AssertionError  # the last try returns or raises

    def _once(
        self, name: str, wish: Mapping[str, Any], timeout: httpx.Timeout = TIMEOUT
    ) -> Mapping[str, Any]:
        account, body = self.account, json.dumps(wish, ensure_ascii=False).encode()
        url = f"{account.url.rstrip('/')}/{name}"
        path, at = urlsplit(url).path, str(int(now().timestamp()))
        heads = {
            "Content-Type": "application/json",
            "X-Merchant": account.merchant,
            "X-Timestamp": at,
            "X-Signature": sign(private_key(account.key_file), "POST", path, at, body),
        }
        try:
            with httpx.Client(timeout=timeout, transport=self.transport) as client:
                answer = client.post(url, content=body, headers=heads)
        except httpx.HTTPError as error:
            raise PlatformError(f"{type(error).__name__}: {error}") from error
        return self._read(answer, path)

    def _read(self, answer: httpx.Response, path: str) -> Mapping[str, Any]:
        at, status = answer.headers.get("X-Timestamp", ""), answer.status_code
        signature = answer.headers.get("X-Signature", "")
        key = public_key(self.account.platform_key_file)
        if not is_signed(key, signature, str(status), path, at, answer.content):
            raise PlatformError(f"HTTP {status} without the platform's signature")
        if status == HTTPStatus.NOT_FOUND:
            raise _UnknownError("unknown", final=True)
        if not answer.is_success:
            final = answer.is_client_error and status not in _LATER
            raise PlatformError(f"HTTP {status}: {answer.text[:200]}", final=final)
        try:
            told = answer.json()
        except ValueError as error:
            raise PlatformError("the answer is no JSON") from error
        if not isinstance(told, dict):
            raise PlatformError("the answer is no object")
        return told


def register() -> None:
    """Let HAMRONG_PAYMENT_SUPPLIER choose this platform."""
    supplier("signed_gateway", SignedGateway)


class _UnknownError(PlatformError):
    """The platform never got this reference."""


def origin(url: str) -> str:
    """Return scheme, host and port of an address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
