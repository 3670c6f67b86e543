"""Using the embedded server: whoever comes first starts it, whoever leaves last stops it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from hamrong.cli.places import made
from hamrong.cli.postgres.cluster import Cluster, start, stop


@contextmanager
def using(place: Cluster, lock: Path) -> Iterator[bool]:
    """Keep the server running for the length of the block; yields whether we started it.

    `lock` counts the users: each holds it shared, so the kernel forgets those that were killed.
    """
    made(lock.parent)
    handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    gate = os.open(lock.with_suffix(".gate"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        with _alone(gate):
            fcntl.flock(handle, fcntl.LOCK_SH)
            started = start(place)
        try:
            yield started
        finally:
            with _alone(gate):
                if _last(handle):
                    stop(place)
    finally:
        os.close(handle)
        os.close(gate)


@contextmanager
def _alone(gate: int) -> Iterator[None]:
    """Nobody starts or stops the server while another does."""
    fcntl.flock(gate, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(gate, fcntl.LOCK_UN)


def _last(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def ensure_database(place: Cluster, name: str) -> bool:
    """Make the database when it is missing; True when it was made."""
    with psycopg.connect(place.url("postgres"), autocommit=True) as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if found.fetchone():
            return False
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return True


def watch_queries(place: Cluster, name: str) -> None:
    """Let the operator's page see which queries cost most."""
    with psycopg.connect(place.url(name), autocommit=True) as connection:
        connection.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements")


def drop_database(place: Cluster, name: str) -> None:
    """Drop the database with everything in it, disconnecting who is still there."""
    with psycopg.connect(place.url("postgres"), autocommit=True) as connection:
        connection.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
        )
