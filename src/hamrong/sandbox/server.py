"""The process: HTTP for the SMS gateway, the payment platform, their control and the viewer.

SMTP listens on the next port.
"""

import json
import signal
import threading
from collections.abc import Mapping
from dataclasses import asdict
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from aiosmtpd.controller import Controller

from hamrong.sandbox.mail import Sink
from hamrong.sandbox.payment import pages
from hamrong.sandbox.payment.courier import Courier
from hamrong.sandbox.payment.platform import HEADS, PREFIX, Platform
from hamrong.sandbox.pki.service import PREFIX as PKI
from hamrong.sandbox.pki.service import Pki, Reply
from hamrong.sandbox.sms import Gateway, parsed
from hamrong.sandbox.store import Store
from hamrong.sandbox.viewer import page

_BIGGEST = 1024 * 1024
_SHOWN = 200
_PAY = f"{PREFIX}/pay/"


class World:
    """Everything outside the platform that it talks to."""

    def __init__(self, state: Path, base: str = "http://127.0.0.1:8701") -> None:
        self.letters = Store(state / "mail.jsonl")
        self.texts = Store(state / "sms.jsonl")
        self.gateway = Gateway(self.texts)
        self.payment = Platform(state / "payment")
        self.courier = Courier(self.payment)
        self.pki = Pki(state / "pki", base)


class Server(ThreadingHTTPServer):
    """HTTP server of one world."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], world: World) -> None:
        super().__init__(address, Handler)
        self.world = world


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Server
    protocol_version = "HTTP/1.1"
    timeout = 30

    def do_GET(self) -> None:
        """Health, the viewer, and the messages as JSON for tests."""
        world = self.server.world
        path = urlsplit(self.path).path
        if path.startswith(_PAY):
            self._answer(pages.show(world.payment, path.removeprefix(_PAY)))
            return
        if path.startswith(f"{PKI}/"):
            self._plain(world.pki.show(path))
            return
        match path:
            case "/healthz":
                self._json(HTTPStatus.OK, {"status": "ok"})
            case "/":
                self._page(page(world.letters.newest(_SHOWN), world.texts.newest(_SHOWN)))
            case "/messages/sms":
                self._json(HTTPStatus.OK, [asdict(m) for m in world.texts.newest(_SHOWN)])
            case "/payment/transactions":
                self._json(HTTPStatus.OK, [asdict(one) for one in world.payment.ledger.all()])
            case "/messages/mail":
                self._json(HTTPStatus.OK, [asdict(m) for m in world.letters.newest(_SHOWN)])
            case _:
                self._json(HTTPStatus.NOT_FOUND, {"error": "there is nothing here"})

    def do_POST(self) -> None:
        """The SMS gateway, the payment platform, and the control of both."""
        body = self._body()
        if body is None:
            return
        gateway, path = self.server.world.gateway, urlsplit(self.path).path
        if path.startswith(f"{PKI}/"):
            self._plain(self.server.world.pki.act(path, body))
            return
        if path.startswith(f"{PREFIX}/"):
            self._payment(path, body)
            return
        match path:
            case "/sms":
                self._json(*gateway.take(body, self.headers.get("Idempotency-Key", "")))
            case "/control":
                if gateway.behaviour.change(parsed(body)):
                    self._json(HTTPStatus.OK, asdict(gateway.behaviour))
                else:
                    self._json(HTTPStatus.UNPROCESSABLE_ENTITY, {"error": "fail and delay only"})
            case _:
                self._json(HTTPStatus.NOT_FOUND, {"error": "there is nothing here"})

    def _body(self) -> bytes | None:
        """Read the body; None when its length is missing, wrong or too big, which is answered."""
        length = self.headers.get("Content-Length", "")
        if not length.isascii() or not length.isdigit() or int(length) > _BIGGEST:
            self.close_connection = True
            self._json(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, {"error": "at most 1 MB"})
            return None
        return self.rfile.read(int(length))

    def _payment(self, path: str, body: bytes) -> None:
        """Answer a payer, a merchant or a test. A lost answer closes the connection silently."""
        payment = self.server.world.payment
        if path.startswith(_PAY):
            self._answer(pages.act(payment, path.removeprefix(_PAY), body))
        elif payment.knows(path):
            heads = {name: self.headers.get(name, "") for name in HEADS}
            reply = payment.call(path, heads, body, f"http://{self.headers.get('Host', '')}")
            if reply.lost:
                self.close_connection = True
            else:
                self._send(reply.status, "application/json", reply.body.decode(), reply.heads)
        elif path != f"{PREFIX}/control":
            self._json(HTTPStatus.NOT_FOUND, {"error": "there is nothing here"})
        elif payment.behaviour.change(parsed(body)):
            self._json(HTTPStatus.OK, asdict(payment.behaviour))
        else:
            self._json(HTTPStatus.UNPROCESSABLE_ENTITY, {"error": "no such behaviour"})

    def _answer(self, answer: pages.Answer) -> None:
        heads = {"Location": answer.location} if answer.location else {}
        self._send(answer.status, "text/html; charset=utf-8", answer.html, heads)

    def _plain(self, reply: Reply) -> None:
        """Answer with bytes; a lost answer closes the connection silently."""
        if reply.lost:
            self.close_connection = True
            return
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.kind)
        self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.body)

    def _json(self, status: HTTPStatus, value: Any) -> None:
        self._send(status, "application/json", json.dumps(value, ensure_ascii=False))

    def _page(self, html: str) -> None:
        self._send(HTTPStatus.OK, "text/html; charset=utf-8", html)

    def _send(
        self, status: HTTPStatus, kind: str, text: str, heads: Mapping[str, str] | None = None
    ) -> None:
        data = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        self.send_header("X-Content-Type-Options", "nosniff")
        for name, value in (heads or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 the parent's name
        """Keep the log for what goes wrong."""


def serve(host: str, port: int, state: Path) -> None:
    """Run until SIGTERM or SIGINT; SMTP listens on `port` + 1."""
    world = World(state, f"http://{host}:{port}")
    mail = Controller(Sink(world.letters), hostname=host, port=port + 1)
    mail.start()
    world.courier.start()
    server = Server((host, port), world)

    def stop(_number: int, _frame: object) -> None:
        threading.Thread(target=server.shutdown).start()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    print(f"sandbox: http://{host}:{port}/ and SMTP on {port + 1}", flush=True)  # noqa: T201
    server.serve_forever(poll_interval=0.2)
    server.server_close()
    world.courier.stop()
    mail.stop()
