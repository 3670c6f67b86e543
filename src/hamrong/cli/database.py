"""The database a command works on: the embedded one, or the one DATABASE_URL names."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hamrong.cli.places import var
from hamrong.cli.postgres.cluster import Cluster, cluster
from hamrong.cli.postgres.external import check
from hamrong.cli.postgres.session import ensure_database, using, watch_queries

NAME = "hamrong"


def is_embedded() -> bool:
    """Tell whether this installation uses the embedded server."""
    return not os.environ.get("DATABASE_URL")


def embedded() -> Cluster:
    """Return the embedded server of this installation."""
    return cluster(var() / "postgres")


def lock() -> Path:
    """Return the file that counts the embedded server's users."""
    return var() / "run" / "postgres.lock"


@contextmanager
def database() -> Iterator[str]:
    """Have a usable database for the length of the block; yields its address.

    DATABASE_URL is set for this process and its children.

    Raises:
        StopError: what is missing and what to do.
    """
    if not is_embedded():
        url = os.environ["DATABASE_URL"]
        check(url)
        yield url
        return
    place = embedded()
    with using(place, lock()):
        ensure_database(place, NAME)
        watch_queries(place, NAME)
        os.environ["DATABASE_URL"] = place.url(NAME)
        try:
            yield os.environ["DATABASE_URL"]
        finally:
            del os.environ["DATABASE_URL"]
