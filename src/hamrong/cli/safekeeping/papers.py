"""People's files: immutable and named by their content, so each is sealed once, for all backups.

A file is on disk before the database's log speaks of it. So whoever first notes how far the log
goes, then stores the files, and only then the log, never stores a log that speaks of a missing
file.
"""

import hashlib
import hmac
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from hamrong.cli.safekeeping.keys import Opener, Sealer
from hamrong.cli.safekeeping.sealed import TamperedError, opened, seal
from hamrong.cli.safekeeping.server import connect
from hamrong.cli.safekeeping.store import Store
from hamrong.cli.screen import StopError

# Longer than any transaction that stores a file: what is committed later is found by the next base.
RECENT = timedelta(hours=1)
_PIECE = 1024 * 1024
_KNOWN = """
    SELECT sha256, size FROM files_blob
    WHERE %(since)s::interval IS NULL
        OR stored_at > (SELECT max(stored_at) FROM files_blob) - %(since)s::interval
"""


def stored_name(naming: bytes, sha256: str) -> str:
    """Return a file's name in the store: without the key nobody tells from it which file it is."""
    name = hmac.new(naming, sha256.encode(), hashlib.sha256).hexdigest()
    return f"files/{name[:2]}/{name[2:4]}/{name}"


def place_of(var: Path, sha256: str) -> Path:
    """Return where the platform keeps a content (as `kernel.files` does)."""
    return var / "files" / sha256[:2] / sha256[2:4] / sha256


def known_files(url: str, *, recent: bool = False) -> Iterator[tuple[str, int]]:
    """Give SHA-256 and size of every content, or of those stored of late."""
    since = RECENT if recent else None
    with connect(url) as link, link.transaction(), link.cursor("files") as cursor:
        cursor.execute(_KNOWN, {"since": since})
        yield from cursor


def _is_known(url: str, sha256: str) -> bool:
    with connect(url) as link, link.cursor() as cursor:
        cursor.execute("SELECT 1 FROM files_blob WHERE sha256 = %s", [sha256])
        return cursor.fetchone() is not None


def store_files(
    url: str, var: Path, store: Store, sealer: Sealer, *, recent: bool = False
) -> tuple[int, int]:
    """Seal every content the store does not have; returns how many there are, and their bytes.

    Raises:
        StopError: the platform itself lacks a content it speaks of.
    """
    count = size = 0
    for sha256, length in known_files(url, recent=recent):
        count, size = count + 1, size + length
        name = stored_name(sealer.naming, sha256)
        if store.has(name):
            continue
        try:
            with place_of(var, sha256).open("rb") as content, store.writing(name) as target:
                seal(sealer, name, iter(lambda: content.read(_PIECE), b""), target)
        except FileNotFoundError:
            if not _is_known(url, sha256):  # nothing referred to it and it was swept meanwhile
                continue
            raise StopError(
                f"The file {sha256} is in the database and not in {var / 'files'}; "
                "no backup is whole until it is found."
            ) from None
    return count, size


def bring_files(url: str, var: Path, store: Store, opener: Opener) -> tuple[int, int]:
    """Bring every content the database speaks of back to its place, each checked by its hash.

    Raises:
        TamperedError: a content is missing, altered or not the one its name says.
    """
    count = size = 0
    for sha256, length in known_files(url):
        count, size = count + 1, size + length
        name = stored_name(opener.naming, sha256)
        try:
            with store.open(name) as source:
                content = opened(opener, name, source)
        except FileNotFoundError:
            raise TamperedError(f"The file {sha256} is missing in the backup ({name}).") from None
        if hashlib.sha256(content).hexdigest() != sha256:
            raise TamperedError(f"The file {sha256} in the backup is another file ({name}).")
        target = place_of(var, sha256)
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        target.write_bytes(content)
        target.chmod(0o600)
    return count, size
