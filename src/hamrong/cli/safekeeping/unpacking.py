"""From a sealed backup to a server's folder that can recover."""

import gzip
import io
import os
import pwd
import shutil
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from hamrong.cli.places import made
from hamrong.cli.postgres.cluster import Cluster
from hamrong.cli.safekeeping.keys import Opener
from hamrong.cli.safekeeping.making import base_name, secrets_name
from hamrong.cli.safekeeping.manifest import Manifest
from hamrong.cli.safekeeping.sealed import opened, unseal
from hamrong.cli.safekeeping.server import run_program
from hamrong.cli.safekeeping.store import Store
from hamrong.cli.safekeeping.wal import PARTIAL, position
from hamrong.cli.screen import StopError

_OURS = "include_if_exists = 'hamrong.conf'\n"
# A server that follows a log must allow at least as much as the one that wrote it.
_LIMITS = {
    "max_connections": "max_connections",
    "max_worker_processes": "max_worker_processes",
    "max_wal_senders": "max_wal_senders",
    "max_prepared_xacts": "max_prepared_transactions",
    "max_locks_per_xact": "max_locks_per_transaction",
}


def check_version(manifest: Manifest) -> None:
    """Stop when the programs here cannot read the backup's folder.

    Raises:
        StopError: another major version wrote it.
    """
    ours = int(run_program("postgres", "--version").split()[2].split(".")[0])
    theirs = manifest.server_version // 10_000
    if ours != theirs:
        raise StopError(
            f"The backup is of PostgreSQL {theirs} and the programs here are {ours}; restore it "
            f"on a machine with PostgreSQL {theirs}."
        )


def log_folder(place: Cluster) -> Path:
    """Return where the log waits to be replayed."""
    return place.data.with_name(f"{place.data.name}.wal")


def unpack(
    store: Store, opener: Opener, manifest: Manifest, place: Cluster, owner: str | None
) -> None:
    """Write the server's folder and the log beside it; nothing unproven is written.

    Raises:
        StopError: altered, damaged or incomplete.
    """
    name = base_name(manifest.name)
    with store.open(name) as source:
        for _piece in unseal(opener, name, source):
            pass  # proven to the end before anything is unpacked
    made(place.data, 0o700)
    with store.open(name) as source:
        packed = gzip.GzipFile(fileobj=io.BufferedReader(_Pieces(unseal(opener, name, source))))
        with tarfile.open(fileobj=packed, mode="r|") as archive:
            archive.extractall(place.data)  # noqa: S202 signed by the machine that wrote it
    run_program("pg_verifybackup", "--no-parse-wal", "--quiet", str(place.data))
    _bring_log(store, opener, manifest, made(log_folder(place), 0o700))
    _make_ours(place.data)
    _give(place.data, owner)
    _give(log_folder(place), owner)


class _Pieces(io.RawIOBase):
    """Pieces of bytes, read as a file."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._rest = pieces, b""

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Fill the buffer; 0 at the end."""
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._rest = piece
        size = min(len(buffer), len(self._rest))
        buffer[:size], self._rest = self._rest[:size], self._rest[size:]
        return size


def _bring_log(store: Store, opener: Opener, manifest: Manifest, folder: Path) -> None:
    """Unseal the log since the backup; of a piece there in part and whole, the whole one."""
    names = set(store.names("wal/"))
    for name in sorted(names):
        place = position(name)
        if place and place < position(manifest.wal_from):
            continue
        whole = name.removesuffix(PARTIAL)
        is_log = place or name.endswith(".history")
        if not is_log or (name != whole and whole in names):
            continue
        with store.open(name) as source:
            data = zlib.decompress(opened(opener, name, source))
        (folder / Path(whole).name).write_bytes(data)
    if not (folder / manifest.wal_from).exists():
        raise StopError(f"The log piece {manifest.wal_from} is missing in the backup.")


def _make_ours(data: Path) -> None:
    """Let only this machine's own socket in, with our settings; forget those of elsewhere."""
    settings = data / "postgresql.conf"
    if not settings.exists() or _OURS not in settings.read_text():
        settings.write_text(_OURS)
    (data / "pg_hba.conf").write_text("local all all trust\nlocal replication all trust\n")
    (data / "pg_ident.conf").write_text("")
    (data / "postgresql.auto.conf").write_text("")
    for lock in data.glob(".s.PGSQL.*"):  # of the server that was copied
        lock.unlink()
    data.chmod(0o700)


def aim(place: Cluster, owner: str | None, target: dict[str, str]) -> None:
    """Have the server recover at its next start; `target` says where to stop."""
    control = run_program("pg_controldata", str(place.data))
    told = dict(line.split(":", 1) for line in control.splitlines() if ":" in line)
    limits = {ours: told[f"{theirs} setting"].strip() for theirs, ours in _LIMITS.items()}
    settings = {
        **limits,
        "restore_command": f'cp "{log_folder(place)}/%f" "%p"',
        **target,
    }
    text = "".join(f"{name} = '{value}'\n" for name, value in settings.items())
    (place.data / "postgresql.auto.conf").write_text(text)
    (place.data / "recovery.signal").touch()
    _give(place.data / "postgresql.auto.conf", owner)
    _give(place.data / "recovery.signal", owner)


def forget_log(place: Cluster, owner: str | None) -> None:
    """Take the settings of the recovery and its log away once it is over."""
    (place.data / "postgresql.auto.conf").write_text("")
    _give(place.data / "postgresql.auto.conf", owner)
    shutil.rmtree(log_folder(place), ignore_errors=True)


def _give(path: Path, owner: str | None) -> None:
    """Give a file, or a folder with all in it, to the server's user."""
    if owner is None:
        return
    entry = pwd.getpwnam(owner)
    for one in (path, *path.rglob("*")):
        os.chown(one, entry.pw_uid, entry.pw_gid, follow_symlinks=False)


def bring_secrets(store: Store, opener: Opener, manifest: Manifest, var: Path) -> None:
    """Write keys and secrets back, each readable by its owner alone."""
    name = secrets_name(manifest.name)
    with store.open(name) as source:
        packed = opened(opener, name, source)
    folder = made(var / "secrets", 0o700)
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        for member in archive:
            content = archive.extractfile(member)
            if content is None:
                continue
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
            with os.fdopen(os.open(folder / Path(member.name).name, flags, 0o600), "wb") as target:
                shutil.copyfileobj(content, target)
