"""Bringing a backup back into a place where nothing is yet."""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psycopg
from psycopg import sql

from hamrong.cli.database import NAME
from hamrong.cli.places import made
from hamrong.cli.postgres.binaries import SHELTER, open_shelter, system_user
from hamrong.cli.postgres.cluster import Cluster, cluster, running_pid, start, stop
from hamrong.cli.postgres.external import check
from hamrong.cli.safekeeping import papers, unpacking
from hamrong.cli.safekeeping.keys import Opener
from hamrong.cli.safekeeping.manifest import Manifest
from hamrong.cli.safekeeping.server import connect, program, run_program, value
from hamrong.cli.safekeeping.store import Store
from hamrong.cli.screen import StopError, step

_ENDED_EARLY = "recovery ended before configured recovery target was reached"
_PATIENCE = 6 * 60 * 60
_ROOM = 1.2


@dataclass(frozen=True)
class Returned:
    """What was brought back."""

    files: int
    files_size: int


def restore(
    store: Store, opener: Opener, manifest: Manifest, at: datetime | None, var: Path
) -> Returned:
    """Bring a backup back into a new folder, to a moment or to the latest.

    Until all of it is there the server's folder keeps another name, and `up` finds nothing.

    Raises:
        StopError: the folder is in use, the disk too small, or the backup not as it was made.
    """
    check_room(manifest, var)
    final = cluster(var / "postgres")
    with recovering(store, opener, manifest, var, name="postgres.restoring") as place:
        with step("The log, up to the moment"):
            replay(place, at)
        with step("Files"):
            count, size = papers.bring_files(place.url(manifest.database), var, store, opener)
        _rename(place, manifest.database)
        unpacking.bring_secrets(store, opener, manifest, var)
        stop(place)
        unpacking.forget_log(place, system_user())
        open_shelter(final.data)
        place.data.rename(final.data)
    return Returned(count, size)


def check_room(manifest: Manifest, var: Path) -> None:
    """Stop when the folder holds something, or its disk is too small.

    Raises:
        StopError: what to do.
    """
    if var.exists() and any(var.iterdir()):
        raise StopError(f"{var} is not empty; name a folder that is, or one that is not there yet.")
    made(var, 0o711)
    # A server's folder is packed to about a fifth.
    needed = int((manifest.base_size * 5 + manifest.files_size) * _ROOM)
    free = shutil.disk_usage(var).free
    if free < needed:
        raise StopError(
            f"The disk is too small: about {needed // 1024**2} MB are needed under {var} and "
            f"{free // 1024**2} MB are free."
        )


@contextmanager
def recovering(
    store: Store, opener: Opener, manifest: Manifest, var: Path, *, name: str, lasting: bool = True
) -> Iterator[Cluster]:
    """Have the backup's server, unpacked and not started; what is left of it goes at the end."""
    unpacking.check_version(manifest)
    place = cluster(var / name, volatile=not lasting)
    open_shelter(place.data)
    try:
        with step("Database"):
            unpacking.unpack(store, opener, manifest, place, system_user())
        yield place
    finally:
        stop(place)
        for left in (place.data, unpacking.log_folder(place)):
            shutil.rmtree(left, ignore_errors=True)
        place.log.unlink(missing_ok=True)
        if place.data.is_relative_to(SHELTER):
            shutil.rmtree(place.data.parent, ignore_errors=True)


def replay(place: Cluster, at: datetime | None) -> None:
    """Start the server, replay the log up to a moment (or all of it), and open for writing.

    Raises:
        StopError: the server could not.
    """
    owner = system_user()
    if at is not None:
        target = {
            "recovery_target_time": at.astimezone(UTC).isoformat(sep=" "),
            "recovery_target_action": "promote",
        }
        unpacking.aim(place, owner, target)
        if _recovered(place):
            return
        # Nothing was committed after the moment: all there is, is what was wanted.
        stop(place)
    unpacking.aim(place, owner, {})
    if not _recovered(place):
        raise StopError(f"The log could not be replayed; see {place.log}.")


def pause_at(place: Cluster, point: str) -> None:
    """Start the server and replay the log up to a named point; it can be read there.

    Raises:
        StopError: the point is not in the log.
    """
    target = {"recovery_target_name": point, "recovery_target_action": "pause"}
    unpacking.aim(place, system_user(), target)
    question = "SELECT pg_is_in_recovery() AND pg_get_wal_replay_pause_state() = 'paused'"
    if not _reached(place, question):
        raise StopError(f"The point {point} is not in the log of the backup.")


def _recovered(place: Cluster) -> bool:
    return _reached(place, "SELECT NOT pg_is_in_recovery()")


def _reached(place: Cluster, question: str) -> bool:
    """Start and wait for the answer yes; False when the log ended before the target."""
    before = place.log.stat().st_size if place.log.exists() else 0

    def ended_early() -> bool:
        return _ENDED_EARLY in place.log.read_bytes()[before:].decode(errors="replace")

    try:
        start(place, patience=_PATIENCE)
    except StopError:
        if ended_early():
            return False
        raise
    while running_pid(place) is not None:
        try:
            with connect(place.url("postgres")) as link:
                if value(link, question):
                    return True
        except psycopg.OperationalError:
            pass  # it ends, or restarts to open
        time.sleep(0.1)
    if ended_early():
        return False
    raise StopError(f"PostgreSQL stopped while it replayed the log; see {place.log}.")


def _rename(place: Cluster, database: str) -> None:
    """Give the database the name that `up` looks for."""
    if database == NAME:
        return
    with connect(place.url("postgres")) as link:
        link.execute(
            sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                sql.Identifier(database), sql.Identifier(NAME)
            )
        )


def move_to(var: Path, url: str) -> None:
    """Move a restored database on to an empty one of the operator's own server.

    Raises:
        StopError: that one is not empty or lacks something; the restored folder stays.
    """
    check(url)
    with connect(url) as link:
        if value(link, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"):
            raise StopError(f'Database "{link.info.dbname}" is not empty; make a new one.')
    place = cluster(var / "postgres")
    start(place)
    try:
        with tempfile.TemporaryDirectory(dir=var) as folder:
            dump = f"{folder}/dump"
            run_program("pg_dump", "-d", place.url(NAME), "-F", "directory", "-f", dump,
                        "--no-owner", "--no-privileges",
                        "--exclude-extension=pg_stat_statements")  # fmt: skip
            command = program("pg_restore", "-d", url, "--no-owner", "--no-privileges",
                              "--exit-on-error", dump)  # fmt: skip
            done = subprocess.run(command, check=False, capture_output=True, text=True)
            if done.returncode:
                raise StopError(f"The database could not be filled: {done.stderr.strip()}")
    finally:
        stop(place)
    shutil.rmtree(place.data)
