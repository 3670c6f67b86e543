"""The web server itself: slow and silent lines keep nobody else waiting."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from tests.harness.production import production

pytestmark = pytest.mark.django_db(transaction=True)
SILENT = 40
SOON = 5


@pytest.fixture
def served(settings: Any, tmp_path: Path) -> Iterator[str]:
    with production(settings, tmp_path) as base:
        yield base


def test_forty_that_fall_silent_keep_nobody_waiting(served: str) -> None:
    place = urlsplit(served)
    head = (
        f"POST /thanh-toan/xac-nhan HTTP/1.1\r\nHost: {place.netloc}\r\n"
        "Content-Type: application/json\r\nContent-Length: 10000\r\n\r\n{"
    )
    with ExitStack() as lines:
        for _ in range(SILENT):
            line = socket.create_connection((str(place.hostname), int(place.port or 0)))
            lines.enter_context(line)
            line.sendall(head.encode())
        assert httpx.get(f"{served}/", timeout=SOON).status_code == httpx.codes.OK


def test_what_is_far_too_large_is_told_so_on_a_page(served: str) -> None:
    place = urlsplit(served)
    with socket.create_connection((str(place.hostname), int(place.port or 0))) as line:
        line.settimeout(SOON)
        head = (
            f"POST /dang-nhap/ HTTP/1.1\r\nHost: {place.netloc}\r\nContent-Length: {10**9}\r\n\r\n"
        )
        line.sendall(head.encode())
        assert line.recv(100).split()[1] == b"413"
