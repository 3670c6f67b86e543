"""Loaded before Django's settings: gives the run a database server and a folder of its own.

Without DATABASE_URL the process that starts the run starts a throw-away embedded PostgreSQL; the
workers of pytest-xdist inherit its address. HAMRONG_VAR is always a temporary folder.
"""

import asyncio
import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

_IS_WORKER = "PYTEST_XDIST_WORKER" in os.environ
_PREFIX = "hamrong-tests-"


def _prepare() -> None:
    if _IS_WORKER:
        base = Path(os.environ["HAMRONG_TESTS_FOLDER"])
        var = base / os.environ["PYTEST_XDIST_WORKER"]
    else:
        base = Path(tempfile.mkdtemp(prefix=_PREFIX))
        base.chmod(0o711)  # the database's system user passes through
        os.environ["HAMRONG_TESTS_FOLDER"] = str(base)
        atexit.register(shutil.rmtree, base, ignore_errors=True)
        var = base / "var"
        if not os.environ.get("DATABASE_URL"):
            _start_server(base)
    (var / "static").mkdir(parents=True, exist_ok=True)
    os.environ["HAMRONG_VAR"] = str(var)
    os.environ["DJANGO_SETTINGS_MODULE"] = "hamrong.config.settings"
    ours = ("HAMRONG_ORGANISATION_DATE", "HAMRONG_SMS_URL", "HAMRONG_SMTP_HOST")
    for name in (*ours, "HAMRONG_PAYMENT_URL", "HAMRONG_TRUST_FOLDER"):
        os.environ.pop(name, None)


def _start_server(base: Path) -> None:
    """Start the throw-away server; it stops when this process ends.

    What an earlier run left behind after kill -9 is cleared away first.
    """
    from tests.harness.leftovers import clear

    from hamrong.cli.postgres.cluster import cluster
    from hamrong.cli.postgres.session import ensure_database, using

    clear(base.parent, _PREFIX)
    place = cluster(base / "postgres", volatile=True)
    stack = ExitStack()
    stack.enter_context(using(place, base / "users.lock"))
    atexit.register(stack.close)
    ensure_database(place, "hamrong")
    os.environ["DATABASE_URL"] = place.url("hamrong")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Let a test begin without an event loop: a browser leaves its own marked as running."""
    loop = asyncio._get_running_loop()
    if loop is None or "browser" in item.keywords:
        return (yield)
    asyncio._set_running_loop(None)
    try:
        return (yield)
    finally:
        asyncio._set_running_loop(loop)


def pytest_configure(config: pytest.Config) -> None:
    """Keep tests off the network."""
    from tests.harness.network import stay_local

    stay_local()


_prepare()
