"""What a backup says about itself; written last, so that only whole backups have one."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from hamrong.cli.safekeeping.keys import Opener, Sealer
from hamrong.cli.safekeeping.sealed import opened, seal
from hamrong.cli.safekeeping.store import Store
from hamrong.cli.screen import StopError

VERSION = 1


@dataclass(frozen=True)
class Table:
    """A table's contents at the backup's point: rows, and a hash of them in any order."""

    rows: int
    hash: str


@dataclass(frozen=True)
class Manifest:
    """One backup. Moments are of the database's clock, in ISO 8601 with their offset.

    `usable_from` is the earliest moment it restores to; `point` names the place in the log at
    which the tables had the contents told here. Sizes are in bytes.
    """

    name: str
    server_version: int
    database: str
    began: str
    usable_from: str
    wal_from: str
    point: str
    tables: dict[str, Table]
    base_size: int
    files: int
    files_size: int
    version: int = VERSION

    @property
    def usable_moment(self) -> datetime:
        """The earliest moment this backup restores to."""
        return datetime.fromisoformat(self.usable_from)


@dataclass(frozen=True)
class Progress:
    """Up to which moment everything committed has reached the store."""

    until: str

    @property
    def moment(self) -> datetime:
        """The moment."""
        return datetime.fromisoformat(self.until)


PROGRESS = "wal/progress"


def manifest_name(backup: str) -> str:
    """Return where a backup's manifest lies."""
    return f"backups/{backup}/manifest"


def backups(store: Store) -> list[str]:
    """Return the names of all whole backups, oldest first; needs no key."""
    found = [name.split("/") for name in store.names("backups/")]
    return sorted(parts[1] for parts in found if parts[-1] == "manifest")


def write(store: Store, sealer: Sealer, manifest: Manifest) -> None:
    """Make a backup count."""
    _put(store, sealer, manifest_name(manifest.name), asdict(manifest))


def read(store: Store, opener: Opener, backup: str) -> Manifest:
    """Return what a backup says about itself, proven."""
    name = manifest_name(backup)
    told = json.loads(_get(store, opener, name))
    if told["version"] != VERSION:
        raise StopError(f"{name} is of another version of the platform; restore it with that one.")
    told["tables"] = {key: Table(**value) for key, value in told["tables"].items()}
    return Manifest(**told)


def write_progress(store: Store, sealer: Sealer, progress: Progress) -> None:
    """Say up to when the store is complete."""
    _put(store, sealer, PROGRESS, asdict(progress))


def read_progress(store: Store, opener: Opener) -> Progress:
    """Return up to when the store is complete, proven."""
    return Progress(**json.loads(_get(store, opener, PROGRESS)))


def _put(store: Store, sealer: Sealer, name: str, value: dict[str, object]) -> None:
    with store.writing(name) as target:
        seal(sealer, name, [json.dumps(value).encode()], target)


def _get(store: Store, opener: Opener, name: str) -> bytes:
    with store.open(name) as source:
        return opened(opener, name, source)
