"""What the platform talks to: database, its processes, mail, SMS, payment, virus scanner."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from hamrong.cli import database
from hamrong.cli.diagnosis.finding import Finding, State
from hamrong.cli.places import var
from hamrong.cli.postgres.cluster import running_pid
from hamrong.cli.postgres.external import USEFUL, missing
from hamrong.cli.start import record
from hamrong.cli.start.only_one import is_held

_SECONDS = 3
_PAYMENT_KEYS = {
    "HAMRONG_PAYMENT_KEY_FILE": "payment.key",
    "HAMRONG_PAYMENT_PLATFORM_KEY_FILE": "payment-platform.pub",
}


def services() -> Iterator[Finding]:
    """Look at everything reachable from here."""
    who = is_held()
    yield Finding("Platform", State.OK if who else State.OFF, who or "./hamrong up starts it")
    url = _database_url()
    if url:
        yield from _database(url)
    else:
        detail = "embedded, not running; ./hamrong up starts it"
        yield Finding("Database", State.OFF, detail)
    yield _socket("Mail (SMTP)", _smtp(), "HAMRONG_SMTP_HOST and HAMRONG_SMTP_PORT")
    yield _socket("SMS gateway", _address("HAMRONG_SMS_URL"), "HAMRONG_SMS_URL")
    yield from _payment()
    yield _scanner()


def _database_url() -> str:
    if not database.is_embedded():
        return os.environ["DATABASE_URL"]
    place = database.embedded()
    return place.url(database.NAME) if running_pid(place) else ""


def _database(url: str) -> Iterator[Finding]:
    try:
        with psycopg.connect(url, connect_timeout=_SECONDS, autocommit=True) as connection:
            number = connection.info.server_version
            detail = f"PostgreSQL {number // 10_000}.{number % 10_000}, {connection.info.dbname}"
            sentences = missing(connection)
            found = connection.execute("SELECT name FROM pg_available_extensions").fetchall()
    except psycopg.Error as error:
        reason = (str(error).strip() or "no reason given").splitlines()[0]
        yield Finding("Database", State.FAULT, reason, "check DATABASE_URL and the server")
        return
    for sentence in sentences:
        yield Finding("Database", State.FAULT, sentence)
    if not sentences:
        yield Finding("Database", State.OK, detail)
    for extension in set(USEFUL) - {name for (name,) in found}:
        detail = f"{extension} is not offered; searching by meaning stays off"
        yield Finding("Database", State.WARNING, detail)
    yield _tables(url)


def _tables(url: str) -> Finding:
    current = record.read("migrations") == record.migrations()
    if current and record.read("applied") == record.applied(url):
        return Finding("Tables", State.OK, "up to date")
    return Finding("Tables", State.WARNING, "may be behind the code", "./hamrong manage migrate")


def _smtp() -> tuple[str, int] | None:
    host = os.environ.get("HAMRONG_SMTP_HOST", "")
    return (host, int(os.environ.get("HAMRONG_SMTP_PORT", "25"))) if host else None


def _address(variable: str) -> tuple[str, int] | None:
    url = urlsplit(os.environ.get(variable, ""))
    return (url.hostname, url.port or {"https": 443}.get(url.scheme, 80)) if url.hostname else None


def _payment() -> Iterator[Finding]:
    """Look whether the payment platform answers and whether both keys are there."""
    name, address = "Online payment", _address("HAMRONG_PAYMENT_URL")
    yield _socket(name, address, "HAMRONG_PAYMENT_URL")
    if address is None:
        return
    for variable, usual in _PAYMENT_KEYS.items():
        path = Path(os.environ.get(variable) or var() / "secrets" / usual)
        if not path.exists():
            yield Finding(
                name, State.FAULT, f"{path} is missing", f"put the key there, or set {variable}"
            )
    if not os.environ.get("HAMRONG_PAYMENT_MERCHANT"):
        yield Finding(
            name, State.FAULT, "our code at the platform is missing", "set HAMRONG_PAYMENT_MERCHANT"
        )


def _socket(name: str, address: tuple[str, int] | None, variables: str) -> Finding:
    if address is None:
        return Finding(name, State.OFF, f"the sandbox takes it; set {variables} for a real one")
    shown = f"{address[0]}:{address[1]}"
    try:
        with socket.create_connection(address, timeout=_SECONDS):
            return Finding(name, State.OK, f"{shown} answers")
    except OSError as error:
        return Finding(name, State.FAULT, f"{shown} does not answer: {error}", f"check {variables}")


def _scanner() -> Finding:
    path = os.environ.get("HAMRONG_CLAMD_SOCKET", "")
    if not path:
        return Finding("Virus scanner", State.OFF, "set HAMRONG_CLAMD_SOCKET to clamd's socket")
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as link:
            link.settimeout(_SECONDS)
            link.connect(str(Path(path)))
            link.sendall(b"zPING\0")
            answers = link.recv(16).startswith(b"PONG")
    except OSError as error:
        detail = f"{path} does not answer: {error}"
        return Finding("Virus scanner", State.FAULT, detail, "start clamd or fix its socket")
    state = State.OK if answers else State.FAULT
    return Finding("Virus scanner", state, path)
