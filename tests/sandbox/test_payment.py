"""The payment platform as a process: over HTTP, after a restart, telling us by itself."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import httpx
import pytest
from tests.factories.payment import MERCHANT, known_merchant
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


def test_pay_over_http_is_told_until_confirmed_and_survives_a_restart(
    tmp_path: Path, door: str
) -> None:
    port = free_pair()
    process = run(port, tmp_path)
    url = f"http://127.0.0.1:{port}/payment"
    control = f"{url}/control"
    account = known_merchant(tmp_path / "payment", tmp_path / "keys", url)
    gateway = SignedGateway(account)
    order = Order("HR1", 75_000, "Lệ phí", "http://localhost/tro-ve", door, 15)
    try:
        httpx.post(control, json={"fail": 2}).raise_for_status()
        page = gateway.start(order)
        httpx.post(control, json={"lose": 1}).raise_for_status()
        assert gateway.start(order) == page
        shown = httpx.get(page).text
        assert "Cổng thanh toán mô phỏng" in shown
        assert "75.000 đồng" in shown
        assert gateway.query("HR1").standing is Standing.PENDING
        assert gateway.query("HR2").standing is Standing.UNKNOWN
        back = httpx.post(page, data={"action": "pay", "method": "qr"})
        assert back.status_code == 303
        assert "status=paid" in back.headers["Location"]
        arrived(2)
        heads, body = Door.got[-1]
        told = gateway.read_callback("/thanh-toan/xac-nhan", heads, body)
        assert (told.reference, told.standing, told.amount) == ("HR1", Standing.PAID, 75_000)
        with pytest.raises(ForgedError):
            gateway.read_callback("/thanh-toan/xac-nhan", heads, body + b" ")
        with pytest.raises(PlatformError):
            gateway.start(Order("HR1", 1, "", "http://localhost/x", door, 15))
    finally:
        process.terminate()
        process.wait(10)
    process = run(port, tmp_path)
    try:
        assert gateway.query("HR1").standing is Standing.PAID
        assert "không" in httpx.post(f"{url}/pay/unknown").text.lower()
        assert gateway.refund("HR1", "HR1-HT", 75_000, "Trả thừa").standing is Standing.REFUNDED
        assert gateway.query_refund("HR1").refund_number.startswith("HT")
        stranger = SignedGateway(type(account)(**{**vars(account), "merchant": f"{MERCHANT}2"}))
        with pytest.raises(PlatformError):
            stranger.query("HR1")
        assert httpx.post(control, json={"callback": "nonsense"}).status_code == 422
        assert httpx.post(control, json={"callback": "twice"}).json()["callback"] == "twice"
    finally:
        process.terminate()
        process.wait(10)
