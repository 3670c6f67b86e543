"""Making one backup: base, secrets, point, files, log; the manifest last."""

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from hamrong.cli.safekeeping import papers, point, wal
from hamrong.cli.safekeeping.keeping import wal_from_name
from hamrong.cli.safekeeping.keys import Sealer, sealer_path
from hamrong.cli.safekeeping.manifest import Manifest, backups, write
from hamrong.cli.safekeeping.sealed import seal
from hamrong.cli.safekeeping.server import connect, ensure_slot, failure, program, value
from hamrong.cli.safekeeping.store import Store
from hamrong.cli.screen import StopError, step

_PIECE = 1024 * 1024
_OWNER = "owner"


def base_name(backup: str) -> str:
    """Return where a backup's copy of the server's folder lies."""
    return f"backups/{backup}/base.tar.gz"


def secrets_name(backup: str) -> str:
    """Return where a backup's keys and secrets lie."""
    return f"backups/{backup}/secrets.tar"


def make(url: str, var: Path, store: Store, sealer: Sealer) -> Manifest:
    """Make a backup that is whole, or none.

    Raises:
        StopError: what kept it from being made; what was written of it is removed.
    """
    claim(store, sealer)
    name = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    if name in backups(store):
        raise StopError("A backup was made this very second; try again.")
    try:
        return _make(name, url, var, store, sealer)
    except BaseException:
        for part in list(store.names(f"backups/{name}/")):
            store.remove(part)
        raise


def _make(name: str, url: str, var: Path, store: Store, sealer: Sealer) -> Manifest:
    ensure_slot(url)
    with connect(url) as link:
        began: datetime = value(link, "SELECT clock_timestamp()")
        wal_from = value(link, "SELECT pg_walfile_name(pg_current_wal_insert_lsn())")
        version, database = link.info.server_version, link.info.dbname
    with step("Database") as current:
        base_size = _store_base(name, url, store, sealer)
        current.note(f"{base_size / 1024**2:.1f} MB sealed")
    with connect(url) as link:
        usable: datetime = value(link, "SELECT clock_timestamp()")
    _store_secrets(name, var, store, sealer)
    with step("What every table holds"):
        marked, tables = point.find_point(url, f"hamrong-{name}")
    with step("Files") as current:
        count, size = papers.store_files(url, var, store, sealer)
        current.note(f"{count} files, {size / 1024**2:.1f} MB")
    with step("The log until now"):
        wal.catch_up(wal.Keeper(url, var, store, sealer))
    manifest = Manifest(
        name=name,
        server_version=version,
        database=database,
        began=began.isoformat(),
        usable_from=usable.isoformat(),
        wal_from=wal_from,
        point=marked,
        tables=tables,
        base_size=base_size,
        files=count,
        files_size=size,
    )
    with store.writing(wal_from_name(name)) as target:
        target.write(wal_from.encode())
    write(store, sealer, manifest)
    return manifest


def claim(store: Store, sealer: Sealer) -> None:
    """Take a new store; one that another installation uses is refused.

    Raises:
        StopError: it belongs to another recovery key.
    """
    if not store.has(_OWNER):
        with store.writing(_OWNER) as target:
            target.write(sealer.key_name.encode())
    if owner(store) != sealer.key_name:
        raise StopError(
            f"The backups there are sealed for the recovery key {owner(store)}, and this "
            f"installation uses {sealer.key_name}; name another place."
        )


def owner(store: Store) -> str:
    """Return the name of the recovery key of a store; empty for a new one."""
    if not store.has(_OWNER):
        return ""
    with store.open(_OWNER) as source:
        return source.read().decode()


def _store_base(backup: str, url: str, store: Store, sealer: Sealer) -> int:
    """Copy the server's folder; nothing of it touches a disk unsealed."""
    name = base_name(backup)
    command = program(
        "pg_basebackup", "-d", url, "-D", "-", "-F", "tar", "-X", "none", "--checkpoint", "fast",
        "--compress", "client-gzip:1", "--no-sync",
    )  # fmt: skip
    with tempfile.TemporaryFile() as errors, store.writing(name) as target:
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors) as process:
            try:
                size = seal(sealer, name, _output(process), target)
            except BaseException:
                process.kill()
                raise
        if process.returncode:
            errors.seek(0)
            raise failure("pg_basebackup", errors.read().decode(errors="replace"))
    return size


def _output(process: "subprocess.Popen[bytes]") -> Iterator[bytes]:
    if process.stdout is None:  # for the type checker: it was asked for
        raise RuntimeError
    while piece := process.stdout.read(_PIECE):
        yield piece


def _store_secrets(backup: str, var: Path, store: Store, sealer: Sealer) -> None:
    """Seal the keys and secrets; not what seals backups: a restored place gets its own."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for path in sorted((var / "secrets").glob("*")):
            if path.is_file() and path != sealer_path(var):
                archive.add(path, arcname=path.name)
    name = secrets_name(backup)
    with store.writing(name) as target:
        seal(sealer, name, [packed.getvalue()], target)
