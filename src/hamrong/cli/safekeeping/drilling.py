"""A drill: the latest backup restored beside the running system, compared, and cleared away."""

import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hamrong.cli.postgres.cluster import stop
from hamrong.cli.safekeeping import papers, point
from hamrong.cli.safekeeping.choosing import choose
from hamrong.cli.safekeeping.keys import Opener
from hamrong.cli.safekeeping.manifest import Manifest, Table
from hamrong.cli.safekeeping.returning import check_room, pause_at, recovering, replay
from hamrong.cli.safekeeping.server import connect, value
from hamrong.cli.safekeeping.store import Store
from hamrong.cli.safekeeping.unpacking import bring_secrets
from hamrong.cli.safekeeping.wal import held
from hamrong.cli.screen import StopError, step


@dataclass(frozen=True)
class Report:
    """What a drill found.

    `seconds_lost` lie between what was kept last and the drill's start: work a disaster then would
    have cost. `seconds_to_restore` is what bringing all of it back took, comparing left out.
    """

    backup: str
    tables: int
    rows: int
    files: int
    files_size: int
    sealed: int
    seconds_lost: float
    seconds_to_restore: float
    faults: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Tell whether everything was as it should be."""
        return not self.faults


def drill(store: Store, opener: Opener, var: Path, now: datetime) -> Report:
    """Restore the latest backup into a folder below `var`, prove it, and remove it again.

    `now` is the moment of the running system's database.

    Raises:
        StopError: another drill is running, or the backup cannot be restored at all.
    """
    with held(var / "run" / "drill.lock") as ours:
        if not ours:
            raise StopError("Another drill is running.")
        folder = var / "drill"
        shutil.rmtree(folder, ignore_errors=True)
        try:
            return _drill(store, opener, folder, now)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _drill(store: Store, opener: Opener, folder: Path, now: datetime) -> Report:
    manifest, progress = choose(store, opener)
    check_room(manifest, folder)
    began, compared = time.monotonic(), 0.0
    with recovering(store, opener, manifest, folder, name="postgres", lasting=False) as place:
        url = place.url(manifest.database)
        with step("The log, up to the backup's point"):
            pause_at(place, manifest.point)
        at = time.monotonic()
        with step("Every table against the backup's point"):
            faults = compare(url, manifest)
        compared += time.monotonic() - at
        with step("The log, up to the latest"):
            stop(place)
            replay(place, None)
            faults += _reaches(url, progress.moment)
        with step("Files"):
            count, size = papers.bring_files(url, folder, store, opener)
        bring_secrets(store, opener, manifest, folder)
        took = time.monotonic() - began - compared
        with step("The timeline's seals"):
            sealed, broken = _verify(url, folder)
    return Report(
        backup=manifest.name,
        tables=len(manifest.tables),
        rows=sum(table.rows for table in manifest.tables.values()),
        files=count,
        files_size=size,
        sealed=sealed,
        seconds_lost=round((now - progress.moment).total_seconds(), 1),
        seconds_to_restore=round(took, 1),
        faults=(*faults, *broken),
    )


def compare(url: str, manifest: Manifest) -> tuple[str, ...]:
    """Return each table that does not hold what it held when the backup was made."""
    with connect(url) as link:
        found = point.contents(link)
    names = sorted(manifest.tables.keys() | found.keys())
    faults = [_difference(name, manifest.tables.get(name), found.get(name)) for name in names]
    return tuple(fault for fault in faults if fault)


def _difference(name: str, wanted: Table | None, found: Table | None) -> str:
    if wanted == found:
        return ""
    if wanted is None or found is None:
        return f"The table {name} is {'missing' if found is None else 'not in the backup'}."
    if wanted.rows != found.rows:
        return f"The table {name} has {found.rows} rows and had {wanted.rows}."
    return f"The table {name} has {found.rows} rows, and their contents are not as they were."


def _reaches(url: str, until: datetime) -> tuple[str, ...]:
    """Tell whether the restored log really goes as far as the store says."""
    with connect(url) as link:
        last: datetime | None = value(link, "SELECT pg_last_xact_replay_timestamp()")
    if last and last >= until:
        return ()
    return (f"The log was said to reach {until}, and ends at {last}.",)


def _verify(url: str, var: Path) -> tuple[int, tuple[str, ...]]:
    """Prove the restored timeline with the restored keys, as `./hamrong verify` does."""
    done = subprocess.run(
        [sys.executable, "-m", "hamrong.cli", "verify", "--json"],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "HAMRONG_VAR": str(var), "DATABASE_URL": url},
    )
    try:
        told = json.loads(done.stdout)
    except ValueError:
        return 0, (f"The timeline could not be proven: {done.stderr.strip()}",)
    broken = told["broken"]
    return told["sealed"], (f"The timeline is broken: {broken['what']}.",) if broken else ()
