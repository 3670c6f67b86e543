"""Bring a backup back into a new folder, to the latest or to a moment; needs the recovery key.

    ./hamrong restore --from /mnt/backup --into /srv/hamrong-new --to "2026-03-31 17:30"
    HAMRONG_VAR=/srv/hamrong-new ./hamrong up

With DATABASE_URL set, or --database, the database moves on to an empty one of your own server.
"""

import argparse
import os
from pathlib import Path

from hamrong.cli.safekeeping.choosing import choose, moment, shown
from hamrong.cli.safekeeping.opening import opener
from hamrong.cli.safekeeping.returning import move_to, restore
from hamrong.cli.safekeeping.store import store_at
from hamrong.cli.screen import say, step


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--from", dest="store", metavar="PLACE", help="or HAMRONG_BACKUP_TO")
    parser.add_argument("--into", metavar="FOLDER", required=True, help="new or empty")
    parser.add_argument("--to", metavar="TIME", help="Vietnamese time; the latest when left out")
    parser.add_argument("--key-file", help="holds the recovery key (HAMRONG_BACKUP_KEY_FILE)")
    parser.add_argument("--database", metavar="URL", help="an empty database of your own")


def run(options: argparse.Namespace) -> int:
    """Restore; on any fault nothing stays that looks whole."""
    at = moment(options.to) if options.to else None
    store = store_at(options.store or os.environ.get("HAMRONG_BACKUP_TO", ""))
    key = opener(options.key_file)
    manifest, progress = choose(store, key, at)
    folder = Path(os.environ.get("HAMRONG_CALLER", "."), options.into).resolve()
    returned = restore(store, key, manifest, at, folder)
    database = options.database or os.environ.get("DATABASE_URL")
    if database:
        with step("Into the database of your own"):
            move_to(folder, database)
    say(f"Restored as of {shown(at or progress.moment)}, with {returned.files} files.")
    say(f"Open it with: HAMRONG_VAR={folder} ./hamrong up")
    say("It backs up nothing until it has a recovery key of its own: ./hamrong backup --new-key")
    return 0
