"""Addresses to listen on: free, or a sentence about who holds them."""

import errno
import socket
from contextlib import suppress

import psutil

from hamrong.cli.screen import StopError
from hamrong.cli.supervisor.health import is_free

_SANDBOX_FIRST = 8701
_SANDBOX_LAST = 8799


def check(host: str, port: int) -> None:
    """Stop when the platform could not listen here.

    Raises:
        StopError: the port is taken, the address is not ours, or the port needs root.
    """
    if not 0 < port < 65536:  # noqa: PLR2004 ports have 16 bits
        raise StopError(f"{port} is not a port; give one from 1 to 65535 with --port.")
    try:
        if is_free(host, port):
            return
    except PermissionError:
        raise StopError(f"Port {port} needs root; choose one above 1023 with --port.") from None
    except OSError as error:
        if error.errno == errno.EADDRNOTAVAIL or isinstance(error, socket.gaierror):
            raise StopError(f"{host} is no address of this machine; change --host.") from None
        raise
    raise StopError(
        f"Port {port} is in use{_holder(port)}; choose another: ./hamrong up --port {port + 1}"
    )


def _holder(port: int) -> str:
    with suppress(psutil.Error, OSError):
        for connection in psutil.net_connections("tcp"):
            if connection.status != psutil.CONN_LISTEN or not connection.laddr:
                continue
            if connection.laddr.port == port and connection.pid:
                name = psutil.Process(connection.pid).name()
                return f" by {name} (process {connection.pid})"
    return ""


def sandbox_port() -> int:
    """Return a port whose successor is free too: the sandbox speaks HTTP and SMTP."""
    for port in range(_SANDBOX_FIRST, _SANDBOX_LAST, 2):
        if is_free("127.0.0.1", port) and is_free("127.0.0.1", port + 1):
            return port
    raise StopError(f"No port from {_SANDBOX_FIRST} to {_SANDBOX_LAST} is free for the sandbox.")


def hosts(host: str) -> list[str]:
    """Return the names the pages may be asked under when listening on `host`."""
    names = ["localhost", "127.0.0.1", "[::1]"]
    if host in {"0.0.0.0", "::"}:  # noqa: S104
        names.append(socket.gethostname())
        for addresses in psutil.net_if_addrs().values():
            names += [a.address for a in addresses if a.family == socket.AF_INET]
    elif host not in names:
        names.append(f"[{host}]" if ":" in host else host)
    return list(dict.fromkeys(names))
