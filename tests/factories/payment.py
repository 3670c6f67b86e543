"""The sandbox's payment platform without its sockets: the same bytes, delivered by the test."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.test import Client

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.calendar.interface import now, today
from hamrong.sandbox.payment import pages
from hamrong.sandbox.payment.courier import letter
from hamrong.sandbox.payment.ledger import Transaction
from hamrong.sandbox.payment.platform import HEADS, PREFIX, Platform
from hamrong.sandbox.payment.signing import own_key
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.payments import interface as payments
from hamrong.service.payments.actions.look import look
from hamrong.service.payments.contrib.signed_gateway.gateway import SignedGateway
from hamrong.service.payments.models import DayGap, OnlinePayment, PaymentRequest
from hamrong.service.payments.ports import Account, use_platform
from hamrong.service.payments.rules import Gap, OnlineState

MERCHANT = "HAMRONG"
PAGES = "http://127.0.0.1:8701"
CALLBACK = "/thanh-toan/xac-nhan"


def known_merchant(state: Path, folder: Path, url: str) -> Account:
    """Make our keys and let the platform whose state lies in a folder know us."""
    folder.mkdir(parents=True, exist_ok=True)
    ours = own_key(folder / "payment.key")
    (state / "merchants").mkdir(parents=True, exist_ok=True)
    pem = ours.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    (state / "merchants" / f"{MERCHANT}.pub").write_bytes(pem)
    return Account(
        url, MERCHANT, folder / "payment.key", state / "platform.pub", (url[: -len(PREFIX)],)
    )


@dataclass
class Bench:
    """A platform, what it wanted to tell us, and a person who pays."""

    platform: Platform
    told: list[tuple[Transaction, str]] = field(default_factory=list)
    reachable: bool = True

    def answer(self, request: httpx.Request) -> httpx.Response:
        """Carry one call over."""
        if not self.reachable:
            raise httpx.ConnectError("down")
        heads = {name: request.headers.get(name, "") for name in HEADS}
        reply = self.platform.call(request.url.path, heads, request.content, PAGES)
        if reply.lost:
            raise httpx.ReadError("lost")
        return httpx.Response(int(reply.status), content=reply.body, headers=dict(reply.heads))

    def transaction(self, page: str) -> Transaction:
        """Return the transaction whose page an address leads to."""
        found = self.platform.ledger.of_token(page.rpartition("/")[2])
        assert found is not None
        return found

    def press(self, page: str, action: str) -> str:
        """Press a button of the page; returns the address it leads back to."""
        body = f"action={action}&method=qr".encode()
        return pages.act(self.platform, page.rpartition("/")[2], body).location

    def deliver(self, one: Transaction, status: str, *, forged: bool = False, **change: Any) -> int:
        """Send a message to our door as it would arrive; return the answer's status."""
        written = letter(self.platform, one, status, forged=forged)
        heads = {name: change.get(name, written.heads[name]) for name in HEADS}
        answer = Client().post(
            CALLBACK,
            change.get("body", written.body),
            content_type="application/json",
            headers=heads,
        )
        return answer.status_code


@contextmanager
def payment_bench(folder: Path) -> Iterator[Bench]:
    """Use a platform of our own for a while; its clock is ours."""
    state = folder / "platform"
    bench = Bench(Platform(state, clock=now))
    bench.platform.tell = lambda one: bench.told.append((one, one.status))
    account = known_merchant(state, folder / "keys", f"{PAGES}{PREFIX}")
    use_platform(SignedGateway(account, transport=httpx.MockTransport(bench.answer)))
    try:
        yield bench
    finally:
        use_platform(None)


AT = payments.Addresses(
    "http://testserver/ca-nhan/ho-so/x/thanh-toan", f"http://testserver{CALLBACK}"
)


def begin(payer: Actor, code: str) -> str:
    return dossiers.pay_online(payer, code, AT)


def paid_at_platform(bench: Bench, payer: Actor, code: str) -> OnlinePayment:
    bench.press(begin(payer, code), "pay")
    return OnlinePayment.objects.order_by("-created_at")[0]


def settled(bench: Bench, payer: Actor, code: str) -> OnlinePayment:
    payment = paid_at_platform(bench, payer, code)
    look(payment.id)
    payment.refresh_from_db()
    return payment


def tried_online(payer: Actor, request_id: UUID) -> UUID:
    """Write down a try whose end is not known, as a cut connection leaves it."""
    owed = PaymentRequest.objects.get(id=request_id)
    return OnlinePayment.objects.create(
        request=owed,
        reference="HRTRIED",
        amount=owed.total,
        state=OnlineState.SENT,
        started_by_id=payer.account_id,
        created_at=now(),
        expires_at=now() + timedelta(minutes=15),
    ).id


def differing_day(agency_id: UUID, code: str) -> UUID:
    """Write down that a day of an agency differs from the platform's."""
    return DayGap.objects.create(
        day=today(),
        reference="HRGAP",
        agency_id=agency_id,
        code=code,
        kind=Gap.NOT_THERE,
        ours=75_000,
        theirs=0,
        found_at=now(),
    ).id
