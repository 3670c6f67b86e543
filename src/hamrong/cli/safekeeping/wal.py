"""The database's log, kept as it is written: what makes a backup complete to the second."""

import fcntl
import os
import subprocess
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO

import psycopg

from hamrong.cli.places import made
from hamrong.cli.safekeeping.keys import Sealer
from hamrong.cli.safekeeping.manifest import Progress, write_progress
from hamrong.cli.safekeeping.papers import store_files
from hamrong.cli.safekeeping.sealed import seal
from hamrong.cli.safekeeping.server import SLOT, connect, failure, receive, value
from hamrong.cli.safekeeping.store import Store
from hamrong.cli.screen import StopError

PARTIAL = ".partial"
_SEGMENT_NAME = 24
_LEVEL = 1  # mostly zeros at the end of a segment; more effort saves little
# A commit takes its time a little before its place in the log.
_SLACK = timedelta(seconds=1)
_PATIENCE = 600.0


class Keeper:
    """Receives the log into a spool and moves it, sealed, into the store."""

    def __init__(self, url: str, var: Path, store: Store, sealer: Sealer) -> None:
        self.url, self.var, self.store, self.sealer = url, var, store, sealer
        self.spool = made(var / "run" / "wal", 0o700)
        # For others on this machine, who cannot open what is in the store.
        self.told = var / "run" / "wal.until"

    def ship(self, receiver: "Receiver") -> Progress:
        """Move everything committed until now into the store: files first, then the log.

        Raises:
            StopError: the server sends no log, or the store cannot be written.
        """
        with connect(self.url) as link:
            until: datetime = value(link, "SELECT clock_timestamp()")
            # Commits, so that the log up to here is on disk and on its way.
            link.execute("SELECT pg_logical_emit_message(true, 'hamrong', 'kept')")
            place = value(link, "SELECT pg_current_wal_flush_lsn()::text")
            self._wait(link, receiver, place)
        store_files(self.url, self.var, self.store, self.sealer, recent=True)
        for path in sorted(self.spool.iterdir()):
            self._keep(path)
        progress = Progress((until - _SLACK).isoformat())
        write_progress(self.store, self.sealer, progress)
        unfinished = self.told.with_suffix(".new")
        unfinished.write_text(progress.until)
        unfinished.replace(self.told)
        return progress

    def _wait(self, link: psycopg.Connection[object], receiver: "Receiver", place: str) -> None:
        question = (
            "SELECT r.write_lsn >= %s::pg_lsn FROM pg_replication_slots s"
            " JOIN pg_stat_replication r ON r.pid = s.active_pid WHERE s.slot_name = %s"
        )
        deadline = time.monotonic() + _PATIENCE
        while not value(link, question, place, SLOT):
            if receiver.process.poll() is not None:
                receiver.errors.seek(0)
                raise failure("pg_receivewal", receiver.errors.read().decode(errors="replace"))
            if time.monotonic() > deadline:
                raise StopError("The server did not send its log in time; see its own log.")
            time.sleep(0.05)

    def _keep(self, path: Path) -> None:
        """Seal one piece of the log; one that is complete leaves the spool."""
        if not path.name.removesuffix(PARTIAL).startswith(tuple("0123456789ABCDEF")):
            return
        name = f"wal/{path.name}"
        partial = path.name.endswith(PARTIAL)
        if partial or not self.store.has(name):
            try:
                data = zlib.compress(path.read_bytes(), _LEVEL)
            except FileNotFoundError:
                return  # it became complete this moment: the next round takes it
            with self.store.writing(name) as target:
                seal(self.sealer, name, [data], target)
        if not partial:
            self.store.remove(f"{name}{PARTIAL}")
            path.unlink(missing_ok=True)


@dataclass(frozen=True)
class Receiver:
    """The program that receives the log, and what it complains of."""

    process: "subprocess.Popen[bytes]"
    errors: IO[bytes]


@contextmanager
def receiving(keeper: Keeper) -> Iterator[Receiver]:
    """Receive for the length of the block; the program ends by itself when the server goes."""
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            receive(keeper.url, keeper.spool, "--no-loop"),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
        )
        try:
            yield Receiver(process, errors)
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextmanager
def held(path: Path) -> Iterator[bool]:
    """Hold a lock file for the length of the block; yields False when somebody else does."""
    made(path.parent, 0o700)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(handle)


def keeper_lock(var: Path) -> Path:
    """Return the file that the one process that keeps the log holds."""
    return var / "run" / "wal.lock"


def follow(keeper: Keeper, every: float, tell: Callable[[Progress], None]) -> None:
    """Keep the log until interrupted, moving it into the store every so many seconds.

    Raises:
        StopError: somebody else does so already, or it could not go on.
    """
    with held(keeper_lock(keeper.var)) as ours:
        if not ours:
            raise StopError("Another process keeps the log of this installation already.")
        with receiving(keeper) as receiver:
            while True:
                tell(keeper.ship(receiver))
                time.sleep(every)


def kept_until(var: Path) -> datetime | None:
    """Return up to when the log of this machine is in the store; None when never."""
    try:
        return datetime.fromisoformat((var / "run" / "wal.until").read_text())
    except (OSError, ValueError):
        return None


def catch_up(keeper: Keeper) -> None:
    """Have the store complete up to now, by ourselves or by whoever keeps the log already.

    Raises:
        StopError: who keeps the log does not come forward.
    """
    with connect(keeper.url) as link:
        wanted: datetime = value(link, "SELECT clock_timestamp()")
    deadline = time.monotonic() + _PATIENCE
    while True:
        with held(keeper_lock(keeper.var)) as ours:
            if ours:
                with receiving(keeper) as receiver:
                    keeper.ship(receiver)
                return
        until = kept_until(keeper.var)
        if until and until > wanted:
            return
        if time.monotonic() > deadline:
            raise StopError("The process that keeps the log does not come forward; see its log.")
        time.sleep(0.5)


def position(name: str) -> str:
    """Return the place of a piece of the log, the same on every timeline; empty for others."""
    bare = name.rsplit("/", 1)[-1].removesuffix(PARTIAL)
    return bare[8:] if len(bare) == _SEGMENT_NAME else ""
