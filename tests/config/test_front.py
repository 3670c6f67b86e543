"""The door of the web process: whole requests in, whole answers out, nobody waits in between."""

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import Any

import pytest

from hamrong.config.front import Front, Message

LARGEST = 1_000
Asked = list[dict[str, Any]]


def front(asked: Asked, answer: Iterable[bytes] = (b"ch\xc3\xa0o",)) -> Front:
    """Return a door before an application that notes what it is asked."""

    def application(environ: dict[str, Any], start: Callable[..., None]) -> Iterable[bytes]:
        body = environ["wsgi.input"].read()
        asked.append({**environ, "body": body})
        start("201 Created", [("X-Said", "được".encode().decode("latin-1"))])
        return answer

    return Front(application, largest=LARGEST, threads=1, silence=0.05)


def scope(**headers: str) -> Message:
    said = [(name.replace("_", "-").encode(), text.encode()) for name, text in headers.items()]
    return {
        "type": "http",
        "method": "POST",
        "path": "/nộp",
        "query_string": b"a=1",
        "http_version": "1.1",
        "scheme": "https",
        "client": ("203.0.113.9", 5),
        "server": ("localhost", 8000),
        "headers": said,
    }


def talk(door: Front, about: Message, *pieces: Message | None) -> list[Message]:
    """Send pieces of a request, fall silent at None, and return what is answered."""
    told: list[Message] = []
    waiting = list(pieces)

    async def receive() -> Message:
        piece = waiting.pop(0)
        if piece is None:
            await asyncio.sleep(60)
        assert piece is not None
        return piece

    async def send(message: Message) -> None:
        told.append(message)

    # In a thread of its own: a browser's event loop may run in this one.
    with ThreadPoolExecutor(1) as aside:
        aside.submit(lambda: asyncio.run(door(about, receive, send))).result()
    return told


def piece(body: bytes, *, more: bool = False) -> Message:
    return {"type": "http.request", "body": body, "more_body": more}


def test_a_request_reaches_the_application_whole() -> None:
    asked: Asked = []
    told = talk(front(asked), scope(content_length="4"), piece(b"ab", more=True), piece(b"cd"))
    assert asked[0]["body"] == b"abcd"
    assert (asked[0]["REMOTE_ADDR"], asked[0]["CONTENT_LENGTH"]) == ("203.0.113.9", "4")
    assert asked[0]["PATH_INFO"].encode("latin-1").decode() == "/nộp"
    assert told[0]["status"] == 201
    assert told[0]["headers"] == [(b"x-said", "được".encode())]
    assert b"".join(m["body"] for m in told[1:]).decode() == "chào"
    assert [m["more_body"] for m in told[1:]] == [True, False]


def test_who_does_not_announce_a_length_is_understood_too() -> None:
    asked: Asked = []
    talk(front(asked), scope(), piece(b"abc", more=True), piece(b""))
    assert (asked[0]["body"], asked[0]["CONTENT_LENGTH"]) == (b"abc", "3")


def test_who_falls_silent_is_given_up_and_nobody_worked_for_them() -> None:
    asked: Asked = []
    told = talk(front(asked), scope(content_length="9"), piece(b"a", more=True), None)
    assert told[0]["status"] == 408
    assert asked == []


def test_who_hangs_up_is_not_answered() -> None:
    asked: Asked = []
    gone = {"type": "http.disconnect"}
    assert talk(front(asked), scope(content_length="9"), piece(b"a", more=True), gone) == []
    assert asked == []


@pytest.mark.parametrize("announced", [str(LARGEST + 1), "much"])
def test_what_is_too_large_is_not_read(announced: str) -> None:
    asked: Asked = []
    talk(front(asked), scope(content_length=announced))
    assert (asked[0]["body"], asked[0]["CONTENT_LENGTH"]) == (b"", str(LARGEST + 1))


def test_what_becomes_too_large_is_read_no_further() -> None:
    asked: Asked = []
    talk(front(asked), scope(), piece(b"x" * (LARGEST + 1), more=True), None)
    assert asked[0]["CONTENT_LENGTH"] == str(LARGEST + 1)


def test_a_file_is_closed_once_it_was_read() -> None:
    asked: Asked = []
    handle = BytesIO(b"z" * 700_000)
    told = talk(front(asked, handle), scope(), piece(b""))
    assert len(told) > 3
    assert b"".join(m["body"] for m in told[1:]) == b"z" * 700_000
    assert handle.closed


def test_a_head_nobody_understands_is_refused() -> None:
    asked: Asked = []
    odd = {**scope(), "headers": [(b"x-many", b"1")] * 200}
    assert talk(front(asked), odd, piece(b""))[0]["status"] == 400
    assert asked == []
