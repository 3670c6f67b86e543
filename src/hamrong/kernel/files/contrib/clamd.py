"""ClamAV by its INSTREAM protocol over a local socket."""

import socket
from pathlib import Path

from hamrong.kernel.files.ports import Scanner

TIMEOUT = 30
CHUNK = 64 * 1024


class ClamdScanner(Scanner):
    """Sends each content to a running clamd."""

    def __init__(self, address: str) -> None:
        self.address = address

    def finding(self, path: Path) -> str:
        """Return clamd's name of the virus, empty when clean."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection, path.open("rb") as f:
            connection.settimeout(TIMEOUT)
            connection.connect(self.address)
            connection.sendall(b"zINSTREAM\x00")
            while chunk := f.read(CHUNK):
                connection.sendall(len(chunk).to_bytes(4, "big") + chunk)
            connection.sendall(b"\x00\x00\x00\x00")
            answer = _answer(connection)
        if answer.endswith("OK"):
            return ""
        if answer.endswith("FOUND"):
            return answer.removeprefix("stream: ").removesuffix(" FOUND")
        raise OSError(f"clamd answered {answer!r}")


def _answer(connection: socket.socket) -> str:
    """Read until the closing NUL; an answer may come in several parts."""
    parts = b""
    while part := connection.recv(4096):
        parts += part
        if parts.endswith(b"\x00"):
            break
    return parts.rstrip(b"\x00\n").decode(errors="replace")
