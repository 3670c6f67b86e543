"""The payment platform as a process: over HTTP, after a restart, telling us by itself."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import httpx
import pytest
from tests.factories.payment import known_merchant
from tests.sandbox.test_world import free_pair, run

from hamrong.service.payments.contrib.signed_gateway.gateway import SignedGateway
from hamrong.service.payments.ports import ForgedError, Order, PlatformError
from hamrong.service.payments.rules import Standing


class Door(BaseHTTPRequestHandler):
    """Keeps what the platform tells; confirms it the second time."""

    got: list[tuple[dict[str, str], bytes]]
    refusals = 1

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        type(self).got.append((dict(self.headers.items()), body))
        self.send_response(200 if len(self.got) > self.refusals else 500)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 the parent's name
        """Say nothing."""


@pytest.fixture
def door() -> Iterator[str]:
    Door.got = []
    server = HTTPServer(("127.0.0.1", 0), Door)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/thanh-toan/xac-nhan"
    server.shutdown()
    thread.join()
    server.server_close()


def arrived(count: int) -> None:
    for _attempt in range(200):
        if len(Door.got) >= count:
            return
        time.sleep(0.05)
    raise AssertionError(Door.got)


@contextmanager
def sandbox(port: int, state: Path) -> Iterator[None]:
    """Run the process for a while."""
    process = run(port, state)
    try:
        yield
    finally:
        process.terminate()
        process.wait(10)


def create(gateway: SignedGateway, order: Order) -> str:
    """Create a payment at a platform that fails at first and then loses an answer."""
    control = f"{gateway.account.url}/control"
    httpx.post(control, json={"fail": 2}).raise_for_status()
    page = gateway.start(order)
    httpx.post(control, json={"lose": 1}).raise_for_status()
    assert gateway.start(order) == page
    with pytest.raises(PlatformError):
        gateway.start(replace(order, amount=1))
    return page


def pay(page: str) -> None:
    """Pay as a person does."""
    shown = httpx.get(page).text
    assert "Cổng thanh toán mô phỏng" in shown
    assert "75.000 đồng" in shown
    back = httpx.post(page, data={"action": "pay", "method": "qr"})
    assert back.status_code == 303
    assert "status=paid" in back.headers["Location"]


def test_what_is_paid_is_told_until_confirmed_and_survives_a_restart(
    tmp_path: Path, door: str
) -> None:
    port = free_pair()
    url = f"http://127.0.0.1:{port}/payment"
    account = known_merchant(tmp_path / "payment", tmp_path / "keys", url)
    gateway = SignedGateway(account)
    with sandbox(port, tmp_path):
        page = create(gateway, Order("HR1", 75_000, "Lệ phí", "http://localhost/x", door, 15))
        assert gateway.query("HR1").standing is Standing.PENDING
        assert gateway.query("HR2").standing is Standing.UNKNOWN
        pay(page)
        arrived(2)
        heads, body = Door.got[-1]
        told = gateway.read_callback("/thanh-toan/xac-nhan", heads, body)
        assert (told.reference, told.standing, told.amount) == ("HR1", Standing.PAID, 75_000)
        with pytest.raises(ForgedError):
            gateway.read_callback("/thanh-toan/xac-nhan", heads, body + b" ")
    with sandbox(port, tmp_path):
        assert gateway.query("HR1").standing is Standing.PAID
        assert gateway.refund("HR1", "HR1-HT", 75_000, "Trả thừa").standing is Standing.REFUNDED
        assert gateway.query_refund("HR1").refund_number.startswith("HT")
        with pytest.raises(PlatformError):
            SignedGateway(replace(account, merchant="OTHER")).query("HR1")
        control = f"{url}/control"
        assert httpx.post(control, json={"callback": "nonsense"}).status_code == 422
        assert httpx.post(control, json={"callback": "twice"}).json()["callback"] == "twice"
