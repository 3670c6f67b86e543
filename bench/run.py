"""Run the scenarios on a throw-away server and print one table.

./hamrong bench run [SCENARIO …] [--size 100000] [--requests 400] [--json FILE]
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path

import django
import httpx
import psutil
import psycopg
from django.core.management import call_command

from hamrong.cli.postgres.cluster import cluster
from hamrong.cli.postgres.session import ensure_database, using

PORT = 8765
BASE = f"http://127.0.0.1:{PORT}"
WEB = "granian --interface asginl --backlog 2048 --backpressure 2048 --no-ws"
TEMPLATES = 120
COLUMNS = ("requests", "errors", "per s", "p50 ms", "p95 ms", "p99 ms")


def main() -> None:
    """Make the world, run what is asked for, tell the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenarios", nargs="*")
    parser.add_argument("--size", type=int, default=100_000, help="dossiers in the database")
    parser.add_argument("--requests", type=int, default=400, help="requests a scenario")
    parser.add_argument("--json", type=Path, help="write the figures there too")
    options = parser.parse_args()
    with throw_away():
        grow(options.size)
        with web():
            figures = run(options.scenarios, options.requests)
    if options.json:
        options.json.write_text(json.dumps({"size": options.size, "figures": figures}, indent=1))


@contextmanager
def throw_away(*, demo: bool = True) -> Iterator[int]:
    """Make a server and a province for this run alone; yields the database's main process."""
    folder = Path(tempfile.mkdtemp(prefix="hamrong-bench-"))
    folder.chmod(0o711)
    place = cluster(folder / "postgres")
    with using(place, folder / "users.lock"):
        ensure_database(place, "hamrong")
        prepare(folder, place.url("hamrong"), demo=demo)
        with psycopg.connect(place.url("hamrong")) as connection:
            mine = psutil.Process(connection.info.backend_pid)
            yield mine.ppid()


def cpu_seconds(*mains: int) -> float:
    """Return the processor time that processes and all below them have used until now."""
    total = 0.0
    for main_process in map(psutil.Process, mains):
        for one in (main_process, *main_process.children(recursive=True)):
            with suppress(psutil.NoSuchProcess):
                total += sum(one.cpu_times()[:4])
    return total


def prepare(folder: Path, url: str, *, demo: bool = True) -> None:
    """Make a database with the real province and the demonstration's dossiers."""
    os.environ |= {
        "DATABASE_URL": url,
        "HAMRONG_VAR": str(folder / "var"),
        "HAMRONG_DEMO": "1",
        "HAMRONG_ORGANISATION_DATE": "2024-12-31",
        "DJANGO_SETTINGS_MODULE": "hamrong.config.settings",
    }
    django.setup()
    from bench.multiply import has_demo  # noqa: PLC0415 - after setup
    from hamrong.demo.build import build  # noqa: PLC0415 - after setup

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    call_command("load_pack", "thanhhoa", stdout=sys.stderr)
    if demo and not has_demo():
        build(dossiers=TEMPLATES)


def grow(size: int) -> None:
    """Multiply what is there to so many dossiers and tell what that took."""
    from bench.multiply import multiply  # noqa: PLC0415 - after setup

    begun = time.perf_counter()
    multiply(size)
    print(f"{size} dossiers after {time.perf_counter() - begun:.0f} s", file=sys.stderr)


@contextmanager
def web(port: int = PORT, workers: int = 2, database: str = "") -> Iterator[int]:
    """Serve the platform as in production, over this process's database or another.

    Yields the main process.
    """
    command = [sys.executable, "-m", *WEB.split(), "--workers", str(workers)]
    command += ["--port", str(port), "--log-level", "error", "hamrong.config.asgi:application"]
    environment = {**os.environ, "DATABASE_URL": database or os.environ["DATABASE_URL"]}
    with subprocess.Popen(command, env=environment) as server:
        try:
            wait(f"http://127.0.0.1:{port}")
            yield server.pid
        finally:
            server.terminate()


def wait(base: str) -> None:
    """Wait until the platform answers.

    Raises:
        RuntimeError: it does not, for twenty seconds.
    """
    for _ in range(100):
        try:
            if httpx.get(f"{base}/healthz").status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    raise RuntimeError("the web server did not start")


def run(names: list[str], requests: int) -> list[dict[str, object]]:
    """Measure the scenarios named, or all, and tell the figures."""
    from bench.scenarios import SCENARIOS  # noqa: PLC0415 - after setup
    from hamrong.config.environment import demo_password  # noqa: PLC0415 - after setup

    print(" " * 14, *(f"{column:>8}" for column in COLUMNS))
    figures = []
    for name, scenario in SCENARIOS.items():
        if names and name not in names:
            continue
        done = scenario(BASE, demo_password(), requests)
        figures.append(asdict(done))
        print(
            f"{name:14} {done.requests:8} {done.errors:8} {done.per_second:8} "
            f"{done.p50:8} {done.p95:8} {done.p99:8}",
            flush=True,
        )
    return figures


if __name__ == "__main__":
    main()
