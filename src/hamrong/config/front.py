"""The door of the web process: a thread works on whole requests only, and never waits for a line.

A phone on a slow line sends a photograph for minutes, and whoever wishes us ill sends one byte and
falls silent. Both wait here, where waiting costs a socket; the few threads that work are for those
who have said everything. Answers, too, are handed over whole and sent at the reader's pace.
"""

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from tempfile import SpooledTemporaryFile
from typing import Any, Final
from wsgiref.util import FileWrapper

from asgiref.wsgi import WsgiToAsgiInstance

# Threads wait for the database most of the time; more than two a core only fight for it.
THREADS: Final = min(8, 2 * (os.cpu_count() or 1))
SILENCE_SECONDS: Final = 60
"""How long a line may say nothing before a request is given up."""
_IN_MEMORY: Final = 256 * 1024
_PIECE: Final = 256 * 1024

Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Body = SpooledTemporaryFile[bytes]


class GoneError(Exception):
    """Nobody is at the other end of the line."""


class MalformedError(Exception):
    """A head that no standard knows."""


class LargePieces(FileWrapper):
    """Files are read in larger pieces than the standard says; they do not travel piece by piece."""

    def __init__(self, handle: Any, _size: int = 0) -> None:
        super().__init__(handle, _PIECE)


class Front:
    """An ASGI application in front of a WSGI one.

    `largest` is how many bytes a body may have. A larger one is not read: the application is asked
    with its length alone and says what it says to that.
    """

    def __init__(
        self,
        application: Callable[..., Iterable[bytes]],
        *,
        largest: int,
        threads: int = THREADS,
        silence: float = SILENCE_SECONDS,
    ) -> None:
        self.application = application
        self.largest = largest
        self.silence = silence
        self.threads = ThreadPoolExecutor(threads, thread_name_prefix="web")

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Take a request whole, let a thread answer it, send the answer."""
        with SpooledTemporaryFile(_IN_MEMORY) as body, SpooledTemporaryFile(_IN_MEMORY) as answer:
            try:
                length = await self._take(scope, receive, body)
                loop = asyncio.get_running_loop()
                start = await loop.run_in_executor(
                    self.threads, self._answer, scope, body, length, answer
                )
                await _give(send, start, answer)
            except TimeoutError:
                await _give(send, _plain(408), answer)
            except MalformedError:
                await _give(send, _plain(400), answer)
            except GoneError:
                return

    async def _take(self, scope: Message, receive: Receive, body: Body) -> int:
        """Read the body and return its length, or the first length known to be too much."""
        announced = dict(scope["headers"]).get(b"content-length", b"0")
        if not announced.isdigit() or int(announced) > self.largest:
            return self.largest + 1
        while True:
            async with asyncio.timeout(self.silence):
                message = await receive()
            if message["type"] != "http.request":
                raise GoneError
            body.write(message.get("body", b""))
            if body.tell() > self.largest:
                return self.largest + 1
            if not message.get("more_body"):
                return body.tell()

    def _answer(self, scope: Message, body: Body, length: int, answer: Body) -> Message:
        """Ask the application in this thread, keep its answer and return how it starts."""
        body.seek(0)
        start: Message = {}

        def start_response(status: str, headers: list[tuple[str, str]], _error: Any = None) -> None:
            told = [(n.lower().encode("latin-1"), v.encode("latin-1")) for n, v in headers]
            start.update(type="http.response.start", status=int(status[:3]), headers=told)

        pieces = self.application(self._environ(scope, body, length), start_response)
        try:
            answer.writelines(pieces)
        finally:
            close = getattr(pieces, "close", None)
            if close is not None:
                close()
        return start

    def _environ(self, scope: Message, body: Body, length: int) -> dict[str, Any]:
        untyped: Any = WsgiToAsgiInstance
        translation = untyped(self.application)
        translation.scope = scope
        try:
            environ: dict[str, Any] = translation.build_environ(scope, body)
        except ValueError as error:
            raise MalformedError from error
        return {**environ, "CONTENT_LENGTH": str(length), "wsgi.file_wrapper": LargePieces}


async def _give(send: Send, start: Message, answer: Body) -> None:
    answer.seek(0)
    await send(start)
    while piece := answer.read(_PIECE):
        await send({"type": "http.response.body", "body": piece, "more_body": True})
    await send({"type": "http.response.body", "body": b"", "more_body": False})


def _plain(status: int) -> Message:
    return {"type": "http.response.start", "status": status, "headers": []}
