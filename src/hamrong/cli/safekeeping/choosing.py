"""Which backup restores to a moment."""

from datetime import datetime
from zoneinfo import ZoneInfo

from hamrong.cli.safekeeping.keys import Opener
from hamrong.cli.safekeeping.making import owner
from hamrong.cli.safekeeping.manifest import Manifest, Progress, backups, read, read_progress
from hamrong.cli.safekeeping.store import Store
from hamrong.cli.screen import StopError

HERE = ZoneInfo("Asia/Ho_Chi_Minh")


def moment(text: str) -> datetime:
    """Read a moment, of Vietnamese time unless it says otherwise.

    Raises:
        StopError: it is none.
    """
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise StopError(f"{text!r} is no moment; write it like 2026-03-31T17:30:00.") from None
    return found if found.tzinfo else found.replace(tzinfo=HERE)


def shown(at: datetime) -> str:
    """Write a moment as people here read it."""
    return at.astimezone(HERE).strftime("%Y-%m-%d %H:%M:%S")


def choose(store: Store, opener: Opener, at: datetime | None = None) -> tuple[Manifest, Progress]:
    """Return the latest backup that can be restored to `at`, and how far the log goes.

    Raises:
        StopError: there is none, or another key opens them; the sentence names what there is.
    """
    names = backups(store)
    if not names:
        raise StopError("There is no whole backup there.")
    if owner(store) != opener.key_name:
        raise StopError(
            f"These backups are sealed for the recovery key {owner(store)}, and the one given is "
            f"{opener.key_name}; look for the right one."
        )
    progress = read_progress(store, opener)
    if at and at > progress.moment:
        raise StopError(
            f"The backup reaches until {shown(progress.moment)}; name an earlier moment, or none "
            "for the latest."
        )
    earliest = None
    for name in reversed(names):
        manifest = read(store, opener, name)
        if at is None or manifest.usable_moment <= at:
            return manifest, progress
        earliest = manifest
    first = shown(earliest.usable_moment) if earliest else ""
    raise StopError(f"The oldest backup restores to {first} at the earliest.")
