"""Servers and folders of test runs that were killed."""

import fcntl
import shutil
from pathlib import Path

from hamrong.cli.postgres.cluster import Cluster, stop


def clear(folder: Path, prefix: str) -> None:
    """Stop and remove the throw-away clusters under `folder` that no run holds any more."""
    for base in folder.glob(f"{prefix}*"):
        try:
            with (base / "users.lock").open("r+") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                stop(Cluster(base / "postgres", base / "postgres", volatile=True))
                shutil.rmtree(base, ignore_errors=True)
        except OSError:  # in use, made this moment, or another user's
            continue
