"""Does it stay as fast? The same pages over few dossiers and over many, asked in turn.

./hamrong bench scale [PAGE …] [--small 5000] [--large 500000] [--requests 300] [--folder KEPT]

Both databases are served side by side and asked one after the other, so that whatever else the
machine does slows down both.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from statistics import quantiles

import httpx
import psycopg
from django.db import connections
from django.db.backends.postgresql.base import DatabaseWrapper

from bench.load import session
from bench.run import prepare, web
from hamrong.cli.postgres.cluster import cluster
from hamrong.cli.postgres.session import ensure_database, using

MOST = 1.3
WARM = 40
SPECIALIST, DESK = "chuyenvien.hamrong", "motcua.hamrong"
PORTS = {"small": 8766, "large": 8767}
_CODES = """
    SELECT d.code FROM dossiers_dossier d
    WHERE d.authority_id IN (
        SELECT p.agency_id FROM directory_post p JOIN identity_account a USING (official_id)
        WHERE a.login = %s
    ) ORDER BY md5(d.code) LIMIT 500
"""
_SIZE = """
    SELECT (SELECT count(*) FROM dossiers_dossier), (SELECT count(*) FROM timeline_entry)
"""
Page = tuple[str, Callable[[list[str]], str]]
PAGES: dict[str, Page] = {
    "inbox": (SPECIALIST, lambda _codes: "/lam-viec/"),
    "inbox search": (SPECIALIST, lambda _codes: "/lam-viec/?q=khai+sinh"),
    "list": (DESK, lambda _codes: "/lam-viec/ho-so/"),
    "list search": (DESK, lambda _codes: "/lam-viec/ho-so/?q=khai+sinh"),
    "dossier": (SPECIALIST, lambda codes: f"/lam-viec/ho-so/{random.choice(codes)}"),
}


def main() -> int:
    """Make both worlds, measure, compare; the exit code tells whether every page kept its speed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="*", help=f"all, or some of: {', '.join(PAGES)}")
    parser.add_argument("--small", type=int, default=5_000)
    parser.add_argument("--large", type=int, default=500_000)
    parser.add_argument("--requests", type=int, default=300, help="requests a page and world")
    parser.add_argument("--folder", type=Path, help="keep the databases here, or use those there")
    options = parser.parse_args()
    with ExitStack() as stack:
        made = stack.enter_context(tempfile.TemporaryDirectory(prefix="hamrong-scale-"))
        folder = options.folder or Path(made)
        folder.mkdir(exist_ok=True)
        folder.chmod(0o711)
        place = cluster(folder / "postgres")
        stack.enter_context(using(place, folder / "users.lock"))
        urls = {world: place.url(world) for world in PORTS}
        ensure_database(place, "small")
        _make(folder, urls, {"small": options.small, "large": options.large})
        codes = {}
        for world, url in urls.items():
            codes[world] = _told(world, url)
            stack.enter_context(web(PORTS[world], workers=1, database=url))
        pages = {name: PAGES[name] for name in options.pages} or PAGES
        return _compare(pages, codes, options.requests)


def _make(folder: Path, urls: dict[str, str], sizes: dict[str, int]) -> None:
    """Fill the small world, copy it and let the copy grow."""
    prepare(folder, urls["small"])
    own = connections["default"]
    own.close()
    if isinstance(own, DatabaseWrapper):
        own.close_pool()  # a database that is in use cannot be copied
    _grow(urls["small"], sizes["small"])
    with psycopg.connect(urls["small"].replace("/small", "/postgres"), autocommit=True) as server:
        known = server.execute("SELECT 1 FROM pg_database WHERE datname = 'large'").fetchone()
        if known is None:
            server.execute("CREATE DATABASE large TEMPLATE small")
    _grow(urls["large"], sizes["large"])


def _grow(url: str, size: int) -> None:
    begun = time.perf_counter()
    command = [sys.executable, "-m", "bench.multiply", str(size)]
    subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=True)
    print(f"to {size} dossiers in {time.perf_counter() - begun:.0f} s", file=sys.stderr)


def _told(world: str, url: str) -> list[str]:
    """Tell how large a world is and return codes of dossiers to open."""
    with psycopg.connect(url) as database:
        dossiers, facts = database.execute(_SIZE).fetchone() or (0, 0)
        print(f"{world}: {dossiers} dossiers, {facts} facts", file=sys.stderr)
        return [code for (code,) in database.execute(_CODES, [SPECIALIST])]


def _base(world: str) -> str:
    return f"http://127.0.0.1:{PORTS[world]}"


def _compare(pages: dict[str, Page], codes: dict[str, list[str]], requests: int) -> int:
    print(f"{'page':14} {'small p50':>10} {'p95':>7} {'large p50':>10} {'p95':>7} {'ratio':>6}")
    kept = True
    for name, page in pages.items():
        _ask(page, codes, WARM)
        took = _ask(page, codes, requests)
        cuts = {world: quantiles(times, n=100) for world, times in took.items()}
        small, large = cuts["small"], cuts["large"]
        ratio = large[94] / small[94]
        kept &= ratio <= MOST
        print(
            f"{name:14} {small[49]:10.1f} {small[94]:7.1f} {large[49]:10.1f} {large[94]:7.1f}"
            f" {ratio:6.2f}",
            flush=True,
        )
    return int(not kept)


def _ask(page: Page, codes: dict[str, list[str]], requests: int) -> dict[str, list[float]]:
    """Ask both worlds in turn, now one first and now the other; milliseconds by world."""
    from hamrong.config.environment import demo_password  # noqa: PLC0415 - after setup

    login, address = page
    took: dict[str, list[float]] = {world: [] for world in PORTS}
    for number in range(requests):
        worlds = list(PORTS) if number % 2 else list(reversed(PORTS))
        for world in worlds:
            client = session(_base(world), login, demo_password())
            begun = time.perf_counter()
            answer = client.get(address(codes[world]))
            took[world].append((time.perf_counter() - begun) * 1000)
            if answer.status_code != httpx.codes.OK:
                raise RuntimeError(f"{login} got {answer.status_code} from {answer.url}")
    return took


if __name__ == "__main__":
    sys.exit(main())
