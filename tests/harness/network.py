"""Tests talk to this machine only."""

import ipaddress
import socket
from typing import Any

_connect = socket.socket.connect


class NetworkError(RuntimeError):
    """A test tried to leave the machine."""


def _is_local(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


def _guarded(self: socket.socket, address: Any) -> None:
    if self.family in {socket.AF_INET, socket.AF_INET6} and not _is_local(str(address[0])):
        raise NetworkError(f"A test tried to connect to {address[0]}; use the sandbox or a fake.")
    _connect(self, address)


def stay_local() -> None:
    """Refuse every connection that leaves the machine, with a sentence."""
    socket.socket.connect = _guarded  # type: ignore[assignment]
