"""Back up everything: the database, its log, people's files, keys and secrets; all of it sealed.

First, once: ./hamrong backup --new-key shows the recovery key. Keep it on paper, away from here.
HAMRONG_BACKUP_TO (or --at) names where backups go. With --follow the database's log and new files
are kept as they come, so that a restore loses seconds; `up` runs that by itself.
"""

import argparse
import os
import sys
from collections.abc import Callable
from datetime import datetime

from hamrong.cli.database import database
from hamrong.cli.places import var
from hamrong.cli.safekeeping import keeping, keys, making, record, wal
from hamrong.cli.safekeeping.manifest import Manifest, Progress
from hamrong.cli.safekeeping.server import connect, ensure_slot, value
from hamrong.cli.safekeeping.store import Store, store_at
from hamrong.cli.screen import StopError, say, step

_DAYS = 14


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--new-key", action="store_true", help="make and show the recovery key")
    parser.add_argument("--follow", action="store_true", help="keep the log as it is written")
    parser.add_argument("--every", type=float, default=15, help="seconds, for --follow (15)")
    parser.add_argument("--at", metavar="PLACE", help="instead of HAMRONG_BACKUP_TO")
    parser.add_argument(
        "--keep",
        type=int,
        default=int(os.environ.get("HAMRONG_BACKUP_DAYS") or _DAYS),
        help=f"days that can be restored (HAMRONG_BACKUP_DAYS, {_DAYS})",
    )


def run(options: argparse.Namespace) -> int:
    """Do what was asked; the exit code is 1 when it was not done."""
    if options.new_key:
        return _new_key()
    store = store_at(options.at or os.environ.get("HAMRONG_BACKUP_TO", ""))
    sealer = keys.kept_sealer(var())
    with database() as url:
        if options.follow:
            _follow(wal.Keeper(url, var(), store, sealer), options.every)
        else:
            _recorded(url, lambda: _backup(url, store, sealer, options.keep))
    return 0


def _new_key() -> int:
    if keys.sealer_path(var()).exists():
        raise StopError(
            f"There is a recovery key already. Only if it is lost: remove {keys.sealer_path(var())}"
            ", make a new one, and let new backups go to a new place; the old ones stay closed."
        )
    written = keys.new_recovery_key()
    sealer = keys.sealer_for(written)
    keys.keep_sealer(var(), sealer)
    say("The recovery key. It is shown this once and kept nowhere:")
    say()
    say(f"    {written}")
    say()
    say(f"Its name is {sealer.key_name}. Write it on paper twice, seal the envelopes, and keep")
    say("them in two places away from this machine. Without it no backup can ever be opened.")
    return 0


def _follow(keeper: wal.Keeper, every: float) -> None:
    making.claim(keeper.store, keeper.sealer)
    ensure_slot(keeper.url)
    keeper.told.unlink(missing_ok=True)

    def tell(progress: Progress) -> None:
        record.kept(progress.moment)
        if sys.stdout.isatty():
            say(f"  kept until {progress.until}")

    wal.follow(keeper, every, tell)


def _backup(url: str, store: Store, sealer: keys.Sealer, days: int) -> Manifest:
    with wal.held(var() / "run" / "backup.lock") as ours:
        if not ours:
            raise StopError("Another backup is running.")
        manifest = making.make(url, var(), store, sealer)
        with step("Old backups") as current:
            current.note(f"{keeping.clear(store, days)} dropped")
    say(f"Backup {manifest.name} is whole: {len(manifest.tables)} tables, {manifest.files} files.")
    return manifest


def _recorded(url: str, work: Callable[[], Manifest]) -> None:
    """Do the work and note how it went, for the operator's page."""
    with connect(url) as link:
        began: datetime = value(link, "SELECT clock_timestamp()")
    try:
        manifest = work()
    except StopError as stop:
        record.note("backup", began, fault=stop.sentence)
        raise
    except OSError as error:
        record.note("backup", began, fault=str(error))
        raise
    record.note(
        "backup",
        began,
        name=manifest.name,
        tables=len(manifest.tables),
        rows=sum(table.rows for table in manifest.tables.values()),
        files=manifest.files,
        base_size=manifest.base_size,
        files_size=manifest.files_size,
    )
