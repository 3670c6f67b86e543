"""Start everything: database, web, worker and sandbox; Ctrl-C stops it.

The first start makes the database, loads the province and fills in a demonstration; later ones
take seconds. DATABASE_URL names a PostgreSQL of your own (15 or newer) instead of the embedded
one. After a crash or kill -9 the next start recovers by itself.
"""

import argparse
import os
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from hamrong.cli import database, given
from hamrong.cli.loaded import SETTINGS
from hamrong.cli.places import ROOT, made, var
from hamrong.cli.screen import StopError, say, step
from hamrong.cli.start import contents, payment, ports, signing
from hamrong.cli.start.only_one import only_one
from hamrong.cli.start.processes import Addresses, children, mark
from hamrong.cli.start.reset import reset
from hamrong.cli.start.welcome import demo_accounts, welcome
from hamrong.cli.supervisor import orphans
from hamrong.cli.supervisor.supervisor import Supervisor

_SMALLEST_DISK = 300 * 1024 * 1024
_START_LIMIT = 60.0
# People's papers, messages and keys: for our own user alone.
_PRIVATE = ("files", "log", "run", "sandbox", "secrets")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--port", type=int, default=8000, help="of the pages (default 8000)")
    parser.add_argument("--host", default="127.0.0.1", help="to listen on (default 127.0.0.1)")
    parser.add_argument("--reset", action="store_true", help="delete all data first; asks")
    parser.add_argument("--yes", action="store_true", help="do not ask before --reset")
    parser.add_argument(
        "--demo",
        action=argparse.BooleanOptionalAction,
        help="fill in demo people and dossiers (default: in a new database only)",
    )


def run(options: argparse.Namespace) -> int:
    """Start, print where, and watch until told to stop."""
    began = time.monotonic()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    _prepare_folders()
    with only_one(Addresses(options.host, options.port, 0, "").base):
        if left := orphans.clear(mark()):
            say(f"  ! cleared away {left} processes of a start that was killed")
        ports.check(options.host, options.port)
        if options.reset:
            reset(sure=options.yes)
        with _database() as url:
            at = Addresses(options.host, options.port, ports.sandbox_port(), url)
            demo = _fill(at, demo=options.demo)
            _serve(at, began, demo=demo)
    say("Stopped.")
    return 0


def _prepare_folders() -> None:
    for name in _PRIVATE:
        made(var() / name).chmod(0o700)
    # Counts begin anew with the processes that count.
    shutil.rmtree(var() / "run" / "metrics", ignore_errors=True)
    free = shutil.disk_usage(var()).free
    if free < _SMALLEST_DISK:
        raise StopError(
            f"The disk is full: {free // 1024**2} MB are free under {var()} and 300 MB are "
            "needed; free some space and start again."
        )


@contextmanager
def _database() -> Iterator[str]:
    """Start the database, and stop it at the end if nobody else uses it."""
    with ExitStack() as stack:
        with step("Database") as current:
            embedded = database.is_embedded()
            url = stack.enter_context(database.database())
            current.note(_short(database.embedded().data) if embedded else "DATABASE_URL")
        yield url


def _short(path: Path) -> str:
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


def _fill(at: Addresses, *, demo: bool | None) -> bool:
    """Prepare tables, files and contents; tells whether there is a demonstration."""
    environment = {
        "DJANGO_SETTINGS_MODULE": SETTINGS,
        "HAMRONG_BASE_URL": at.base,
        "HAMRONG_SMS_URL": f"http://127.0.0.1:{at.sandbox}/sms",
        **payment.environment(at.sandbox),
        **signing.environment(at.sandbox),
    }
    if "HAMRONG_SMTP_HOST" not in os.environ:
        environment |= {
            "HAMRONG_SMTP_HOST": "127.0.0.1",
            "HAMRONG_SMTP_PORT": str(at.sandbox + 1),
        }
    for name, value in environment.items():
        os.environ.setdefault(name, value)
    given.keep({name: os.environ[name] for name in environment})
    known = os.environ.get("HAMRONG_HOSTS", "").split(",")
    os.environ["HAMRONG_HOSTS"] = ",".join(filter(None, [*known, *ports.hosts(at.host)]))
    return contents.fill(at.database, demo=demo)


def _serve(at: Addresses, began: float, *, demo: bool) -> None:
    """Run web, worker and sandbox until told to stop."""
    supervisor = Supervisor(children(at))
    supervisor.listen()
    try:
        with step("Web, worker, sandbox"):
            supervisor.start()
            supervisor.wait_ready(_START_LIMIT)
        if not supervisor.asked_to_stop:
            welcome(at, demo_accounts() if demo else [], time.monotonic() - began)
        supervisor.run()
    finally:
        say()
        supervisor.stop()
