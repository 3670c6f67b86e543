"""HTTP/1.1 over one connection, as thin as it can be: a thousand people fit into one process."""

import asyncio
import gzip
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from django.http import SimpleCookie

# Longer than a thousand people wait for each other on a busy machine.
_TIMEOUT = 3_600
_LARGEST_HEAD = 256 * 1024


@dataclass(frozen=True)
class Answer:
    """What came back; header names in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def content(self) -> bytes:
        """Return the body as it was before it was packed."""
        packed = self.headers.get("content-encoding") == "gzip"
        return gzip.decompress(self.body) if packed else self.body


@dataclass
class Browser:
    """One person's browser: a connection that is kept, and the cookies of the site."""

    host: str
    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    _reader: asyncio.StreamReader | None = None
    _writer: asyncio.StreamWriter | None = None

    async def __aenter__(self) -> Self:
        """Begin without a connection."""
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Close the connection."""
        if self._writer is not None:
            self._writer.close()

    async def ask(
        self, method: str, path: str, body: bytes = b"", kind: str = "", **headers: str
    ) -> Answer:
        """Send a request and read the whole answer; cookies are kept as a browser keeps them.

        Raises:
            OSError, EOFError, TimeoutError: there is no answer.
        """
        async with asyncio.timeout(_TIMEOUT):
            for fresh in (False, True):
                reader, writer = await self._connected()
                try:
                    writer.write(self._head(method, path, body, kind, headers) + body)
                    await writer.drain()
                    return await self._read(reader)
                except (OSError, EOFError):
                    self._reader = self._writer = None
                    # A kept connection may have been closed meanwhile; browsers ask once more
                    # where that changes nothing.
                    if fresh or method != "GET":
                        raise
        raise AssertionError

    async def _connected(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        # A server closes connections that idle for long; browsers look before they use one again.
        if self._reader is None or self._writer is None or self._reader.at_eof():
            self._reader, self._writer = await asyncio.open_connection(
                self.host, self.port, limit=_LARGEST_HEAD
            )
        return self._reader, self._writer

    def _head(
        self, method: str, path: str, body: bytes, kind: str, headers: dict[str, str]
    ) -> bytes:
        said = {"Host": f"{self.host}:{self.port}", "Accept-Encoding": "gzip", **headers}
        if self.cookies:
            said["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if method != "GET":
            said |= {"Content-Length": str(len(body)), "Content-Type": kind}
            said["X-CSRFToken"] = self.cookies.get("csrftoken", "")
        lines = [
            f"{method} {path} HTTP/1.1",
            *(f"{k.replace('_', '-')}: {v}" for k, v in said.items()),
        ]
        return "\r\n".join([*lines, "", ""]).encode()

    async def _read(self, reader: asyncio.StreamReader) -> Answer:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        status = int(head[0].split(" ", 2)[1])
        headers: dict[str, str] = {}
        for line in filter(None, head[1:]):
            name, _, value = line.partition(":")
            if name.lower() == "set-cookie":
                for cookie, morsel in SimpleCookie(value.strip()).items():
                    self.cookies[cookie] = morsel.value
            else:
                headers[name.lower()] = value.strip()
        body = b""
        if status not in {204, 304}:
            body = await self._body(reader, headers)
        return Answer(status, headers, body)

    async def _body(self, reader: asyncio.StreamReader, headers: dict[str, str]) -> bytes:
        if "chunked" not in headers.get("transfer-encoding", ""):
            return await reader.readexactly(int(headers.get("content-length", 0)))
        parts = []
        while size := int((await reader.readuntil(b"\r\n")).split(b";")[0], 16):
            parts.append(await reader.readexactly(size))
            await reader.readexactly(2)
        await reader.readexactly(2)
        return b"".join(parts)
