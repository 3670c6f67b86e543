"""The platform as it runs in production, over the test's own database: granian, collected files."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
from django.core.management import call_command
from django.db import connection
from django.test.utils import override_settings

_PATIENCE = 30


@contextmanager
def production(settings: Any, var: Path, *, workers: int = 1) -> Iterator[str]:
    """Serve the database of this test from processes of their own and yield the address."""
    collect(settings, var)
    port = _free_port()
    base = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "granian", "--interface", "asginl", "--workers", str(workers)]
    command += ["--backlog", "2048", "--backpressure", "2048", "--no-ws"]
    command += ["--log-level", "error", "--port", str(port), "hamrong.config.asgi:application"]
    with subprocess.Popen(command, env=_environment(settings, var, base)) as server:
        try:
            _wait(base)
            yield base
        finally:
            server.terminate()


def collect(settings: Any, var: Path) -> None:
    """Gather static files as an installation does: named by content, compressed."""
    kept = "whitenoise.storage.CompressedManifestStaticFilesStorage"
    storages = {**settings.STORAGES, "staticfiles": {"BACKEND": kept}}
    with override_settings(STORAGES=storages, STATIC_ROOT=var / "static"):
        call_command("collectstatic", verbosity=0, interactive=False)


def _environment(settings: Any, var: Path, base: str) -> dict[str, str]:
    place = connection.settings_dict
    host = f"host={place['HOST']}" + (f"&port={place['PORT']}" if place["PORT"] else "")
    day = settings.ORGANISATION_DATE
    return {
        **os.environ,
        "DATABASE_URL": f"postgresql://{place['USER']}:{place['PASSWORD']}@/{place['NAME']}?{host}",
        "HAMRONG_VAR": str(var),
        "HAMRONG_SECRET_KEY": settings.SECRET_KEY,
        "HAMRONG_PACK": "mini",
        "HAMRONG_BASE_URL": base,
        "HAMRONG_ORGANISATION_DATE": day.isoformat() if day else "",
    }


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait(base: str) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        try:
            if httpx.get(f"{base}/readyz").is_success:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    raise RuntimeError("the web server did not start")
