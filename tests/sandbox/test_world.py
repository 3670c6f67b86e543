"""The world outside, reached by its real protocols."""

import json
import os
import smtplib
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from socket import socket

import httpx
import pytest


@dataclass(frozen=True)
class World:
    http: httpx.Client
    smtp_port: int
    state: Path


def free_pair() -> int:
    """Return a port whose successor is free too."""
    for _attempt in range(50):
        with socket() as first, socket() as second:
            first.bind(("127.0.0.1", 0))
            port = int(first.getsockname()[1])
            try:
                second.bind(("127.0.0.1", port + 1))
            except (OSError, OverflowError):
                continue
            return port
    raise RuntimeError


def run(port: int, state: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "hamrong.sandbox", "--port", str(port), "--state", str(state)]
    source = str(Path(__file__).resolve().parents[2] / "src")
    process = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": source})
    for _attempt in range(200):
        try:
            if httpx.get(f"http://127.0.0.1:{port}/healthz").status_code == 200:
                return process
        except httpx.TransportError:
            time.sleep(0.05)
    process.kill()
    raise RuntimeError("the sandbox does not answer")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    state, port = tmp_path_factory.mktemp("sandbox"), free_pair()
    process = run(port, state)
    with httpx.Client(base_url=f"http://127.0.0.1:{port}") as http:
        yield World(http, port + 1, state)
    process.terminate()
    assert process.wait(10) == 0


@pytest.fixture(autouse=True)
def quiet(world: World) -> None:
    world.http.post("/control", json={"fail": 0, "delay": 0})


def send(world: World, key: str, text: str = "Hồ sơ đã được tiếp nhận") -> httpx.Response:
    wish = {"to": "0912345678", "text": text}
    return world.http.post("/sms", json=wish, headers={"Idempotency-Key": key})


def keys(world: World, channel: str = "sms") -> list[str]:
    return [message["key"] for message in world.http.get(f"/messages/{channel}").json()]


def test_the_same_key_sends_once(world: World) -> None:
    assert [send(world, "once").status_code for _ in range(3)] == [202, 200, 200]
    assert keys(world).count("once") == 1


def test_a_message_without_a_key_is_refused(world: World) -> None:
    assert world.http.post("/sms", json={"to": "0912345678", "text": "x"}).status_code == 400


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"\xff", b'{"to": 1, "text": "x"}', b'{"to": "abc", "text": "x"}',
     b'{"to": "0912345678", "text": ""}', b"[" * 100_000],
)  # fmt: skip
def test_nonsense_is_refused_and_nothing_is_kept(world: World, body: bytes) -> None:
    answer = world.http.post("/sms", content=body, headers={"Idempotency-Key": "nonsense"})
    assert answer.status_code == 422
    assert "nonsense" not in keys(world)


def test_the_gateway_fails_as_often_as_it_is_told(world: World) -> None:
    assert world.http.post("/control", json={"fail": 2}).status_code == 200
    assert [send(world, "later").status_code for _ in range(3)] == [503, 503, 202]


def test_the_gateway_is_as_slow_as_it_is_told(world: World) -> None:
    world.http.post("/control", json={"delay": 0.3})
    began = time.monotonic()
    assert send(world, "slow").status_code == 202
    assert time.monotonic() - began >= 0.3


def test_a_wish_that_makes_no_sense_is_refused(world: World) -> None:
    wishes: list[object] = [{"fail": -1}, {"delay": "x"}, {"other": 1}, [], {"fail": True}]
    for wish in wishes:
        assert world.http.post("/control", json=wish).status_code == 422


def test_a_body_that_is_too_big_is_refused(world: World) -> None:
    answer = world.http.post("/sms", content=b"x" * 1_100_000, headers={"Idempotency-Key": "big"})
    assert answer.status_code == 413


def test_letters_arrive_once_with_their_vietnamese_text(world: World) -> None:
    letter = EmailMessage()
    letter["Subject"], letter["Message-ID"] = "Kết quả hồ sơ", "<one@hamrong.invalid>"
    letter["From"], letter["To"] = "a@hamrong.invalid", "b@hamrong.invalid"
    letter.set_content("Mời ông Lê Văn Tám đến nhận kết quả.")
    for _attempt in range(2):
        with smtplib.SMTP("127.0.0.1", world.smtp_port) as smtp:
            smtp.send_message(letter)
    found = [m for m in world.http.get("/messages/mail").json() if m["key"].startswith("<one@")]
    assert [(m["subject"], m["to"], m["text"]) for m in found] == [
        ("Kết quả hồ sơ", "b@hamrong.invalid", "Mời ông Lê Văn Tám đến nhận kết quả.")
    ]


def test_the_viewer_shows_messages_escaped(world: World) -> None:
    send(world, "evil", "<script>alert(1)</script> chào")
    answer = world.http.get("/")
    assert "&lt;script&gt;alert(1)" in answer.text
    assert "<script>" not in answer.text


def test_messages_outlive_the_process(tmp_path: Path) -> None:
    message = {"key": "old", "at": "2026-01-02T03:04:05+00:00", "sender": "", "to": "0912345678"}
    kept = json.dumps({**message, "subject": "", "text": "cũ"})
    (tmp_path / "sms.jsonl").write_text(kept + '\n{"cut short')
    port = free_pair()
    process = run(port, tmp_path)
    try:
        found = httpx.get(f"http://127.0.0.1:{port}/messages/sms").json()
        assert [message["text"] for message in found] == ["cũ"]
    finally:
        process.terminate()
        process.wait(10)
