"""One PostgreSQL cluster: made, started, found again after a crash, stopped."""

import hashlib
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psutil
import psycopg

from hamrong.cli.postgres.binaries import (
    is_passable,
    is_root,
    open_shelter,
    programs,
    shelter,
    system_user,
)
from hamrong.cli.screen import StopError

SUPERUSER = "postgres"
# A UNIX socket's path has at most 107 bytes, of which "/.s.PGSQL.5432" takes 14.
_SOCKET_FOLDER_LIMIT = 93
_SETTINGS = {
    "listen_addresses": "''",
    "max_connections": "100",
    "shared_buffers": "'256MB'",
    "effective_cache_size": "'1GB'",
    "work_mem": "'8MB'",
    "random_page_cost": "1.1",
    "timezone": "'Asia/Ho_Chi_Minh'",
    "log_timezone": "'Asia/Ho_Chi_Minh'",
}
# What backups need. The log waits for them in a slot, but never until the disk is full: past this
# size the next backup begins anew and its page says so.
_KEPT = {"wal_level": "replica", "max_slot_wal_keep_size": "'8GB'"}
# Which queries cost most, for the operator's page.
_WATCHED = {"shared_preload_libraries": "'pg_stat_statements'"}
# For data that nobody needs after a power cut: the throw-away servers of tests.
_VOLATILE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass(frozen=True)
class Cluster:
    """Where a cluster lives. `volatile` gives up crash safety for speed."""

    data: Path
    sockets: Path
    volatile: bool = False

    @property
    def log(self) -> Path:
        """The server's own log."""
        return self.data.with_name(f"{self.data.name}.log")

    def url(self, database: str) -> str:
        """Return the address of a database in this cluster."""
        return f"postgresql://{SUPERUSER}@/{database}?host={quote(str(self.sockets), safe='/')}"


def cluster(folder: Path, *, volatile: bool = False) -> Cluster:
    """Describe the cluster kept in `folder`, or in its shelter when its user cannot get there."""
    data = folder.resolve()
    data.parent.mkdir(parents=True, exist_ok=True)
    if is_root() and not is_passable(data):
        data = shelter(data) / data.name
    sockets = data
    if len(str(data).encode()) > _SOCKET_FOLDER_LIMIT:
        name = hashlib.sha256(str(data).encode()).hexdigest()[:12]
        sockets = Path(tempfile.gettempdir()) / f"hamrong-{os.geteuid()}-{name}"
    return Cluster(data, sockets, volatile)


def running_pid(place: Cluster) -> int | None:
    """Return the server's process id when it really runs on this data; None for a stale file."""
    try:
        pid = int((place.data / "postmaster.pid").read_text().split("\n", 1)[0])
        process = psutil.Process(pid)
        words = " ".join(process.cmdline())
        if process.status() == psutil.STATUS_ZOMBIE:
            return None
    except (OSError, ValueError, psutil.Error):
        return None
    return pid if "postgres" in words and str(place.data) in words else None


def start(place: Cluster, *, patience: int = 60) -> bool:
    """Make the cluster if needed and start it; False when it already ran.

    `patience` is how many seconds it may take until it answers: longer when it replays a log.

    Raises:
        StopError: a sentence about what keeps the server from starting.
    """
    if _answers(place):
        return False
    owner = system_user()
    open_shelter(place.data)
    if not (place.data / "PG_VERSION").exists():
        _make(place, owner)
    _own(place.sockets, owner)
    _forget_stale(place)
    _configure(place)
    for _attempt in range(5):
        done = _run(["pg_ctl", "-D", str(place.data), "-w", "-t", str(patience), "-l",
                     str(place.log), "start"], owner)  # fmt: skip
        if done.returncode == 0:
            return True
        # After kill -9 the old server's last processes need a moment to notice and leave.
        time.sleep(1)
    raise StopError(f"PostgreSQL did not start: {_reason(place, done.stderr)}")


def stop(place: Cluster) -> None:
    """Stop the server, disconnecting who is still there; silent when it does not run."""
    if running_pid(place) is not None:
        arguments = ["-w", "-t", "20", "-m", "fast", "stop"]
        if _run(["pg_ctl", "-D", str(place.data), *arguments], system_user()).returncode:
            _run(["pg_ctl", "-D", str(place.data), "-m", "immediate", "stop"], system_user())
    if place.sockets != place.data:
        shutil.rmtree(place.sockets, ignore_errors=True)


def _answers(place: Cluster) -> bool:
    """Tell whether a server runs and lets us in; one that is starting or dying is waited for."""
    for _attempt in range(100):
        if running_pid(place) is None:
            return False
        try:
            psycopg.connect(place.url("postgres"), connect_timeout=2).close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return True
    return False


def _make(place: Cluster, owner: str | None) -> None:
    """Make the cluster beside its place and move it there whole, so that no half-made one stays."""
    unfinished = place.data.with_name(f"{place.data.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    if place.data.exists() and any(place.data.iterdir()):
        raise StopError(f"{place.data} holds something else than a PostgreSQL cluster; move it.")
    _own(unfinished, owner)
    # Vietnamese letters are lower-cased by PostgreSQL's own locale; the wheel has no ICU.
    done = _run(
        ["initdb", "-D", str(unfinished), "-U", SUPERUSER, "--auth=trust", "--encoding=UTF8",
         "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-sync"],
        owner,
    )  # fmt: skip
    if done.returncode:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise StopError(f"The database could not be made: {_last_line(done.stderr)}")
    with (unfinished / "postgresql.conf").open("a") as handle:
        handle.write("include_if_exists = 'hamrong.conf'\n")
    if place.data.exists():
        place.data.rmdir()
    unfinished.rename(place.data)


def _own(folder: Path, owner: str | None) -> None:
    """Make a folder that only the server's user enters: whoever reaches its socket is let in."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    if owner:
        entry = pwd.getpwnam(owner)
        os.chown(folder, entry.pw_uid, entry.pw_gid)


def _forget_stale(place: Cluster) -> None:
    """Drop the pid file of a server that is gone: its number may be another process by now."""
    if running_pid(place) is None:
        (place.data / "postmaster.pid").unlink(missing_ok=True)


def _configure(place: Cluster) -> None:
    settings = {**_SETTINGS, "unix_socket_directories": f"'{place.sockets}'"}
    settings |= _VOLATILE if place.volatile else {**_KEPT, **_WATCHED}
    text = "".join(f"{key} = {value}\n" for key, value in settings.items())
    path = place.data / "hamrong.conf"
    path.write_text(text)
    path.chmod(0o644)
    if owner := system_user():
        entry = pwd.getpwnam(owner)
        os.chown(path, entry.pw_uid, entry.pw_gid)
        place.log.touch()
        os.chown(place.log, entry.pw_uid, entry.pw_gid)


def _run(command: list[str], owner: str | None) -> subprocess.CompletedProcess[str]:
    """Run one of the server's programs as its user, outside our terminal's signals."""
    # Files, not pipes: the started server keeps them open and a pipe would never end.
    with tempfile.TemporaryFile("w+") as errors:
        done = subprocess.run(
            [str(programs() / command[0]), *command[1:]],
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            user=owner,
            group=pwd.getpwnam(owner).pw_gid if owner else None,
            extra_groups=[] if owner else None,
            start_new_session=True,
            cwd="/",
            env={"LC_ALL": "C", "PATH": "/usr/bin:/bin", "TZ": "Asia/Ho_Chi_Minh"},
        )
        errors.seek(0)
        return subprocess.CompletedProcess(command, done.returncode, "", errors.read())


def _reason(place: Cluster, errors: str) -> str:
    lines = place.log.read_text(errors="replace").splitlines() if place.log.exists() else []
    told = [line for line in lines[-30:] if "FATAL" in line or "PANIC" in line]
    return f"{told[-1] if told else _last_line(errors)} (log: {place.log})"


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    wanted = [line for line in lines if "error" in line.lower()]
    return (wanted or lines or ["no reason given"])[-1]
