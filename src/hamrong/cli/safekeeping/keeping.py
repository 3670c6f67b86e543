"""How long backups are kept, and clearing away what nobody will restore from."""

from datetime import datetime, timedelta
from pathlib import Path

from hamrong.cli.safekeeping.manifest import backups
from hamrong.cli.safekeeping.store import Store
from hamrong.cli.safekeeping.wal import position

_NAME = "%Y%m%dT%H%M%SZ"
WAL_FROM = "wal-from"


def to_drop(names: list[str], days: int) -> list[str]:
    """Return the backups that may go: older than so many days before the latest.

    One older than that stays, so that every moment of those days can be restored; the latest
    stays always.
    """
    if not names:
        return []
    limit = datetime.strptime(max(names), _NAME) - timedelta(days=days)  # noqa: DTZ007 both are UTC
    old = [name for name in sorted(names) if datetime.strptime(name, _NAME) <= limit]  # noqa: DTZ007
    return old[:-1]


def wal_to_drop(pieces: list[str], first: str) -> list[str]:
    """Return the pieces of the log that lie before `first`, the oldest needed by any backup."""
    return [piece for piece in pieces if position(piece) and position(piece) < position(first)]


def clear(store: Store, days: int) -> int:
    """Drop old backups, unfinished ones and the log nobody needs; returns how many backups.

    Each backup's manifest goes first: what is left is no backup any more.
    """
    dropped = to_drop(backups(store), days)
    for name in dropped:
        store.remove(f"backups/{name}/manifest")
    whole = set(backups(store))
    for part in list(store.names("backups/")):
        if part.split("/")[1] not in whole:
            store.remove(part)
    first = min((_wal_from(store, name) for name in whole), key=position, default="")
    if first:
        for piece in wal_to_drop(list(store.names("wal/")), first):
            store.remove(piece)
    return len(dropped)


def wal_from_name(backup: str) -> str:
    """Return where a backup says, readable without the key, which log it needs."""
    return f"backups/{backup}/{WAL_FROM}"


def _wal_from(store: Store, backup: str) -> str:
    with store.open(wal_from_name(backup)) as source:
        return Path(source.read().decode()).name
