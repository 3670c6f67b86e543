"""Throwing everything away, after asking."""

import shutil
import sys

from hamrong.cli import database
from hamrong.cli.places import var
from hamrong.cli.postgres.session import drop_database, using
from hamrong.cli.screen import StopError, step

_FOLDERS = ("files", "sandbox", "static")


def reset(*, sure: bool) -> None:
    """Delete the embedded database and all stored files.

    Raises:
        StopError: not confirmed, nobody there to ask, or the database is the operator's own.
    """
    if not database.is_embedded():
        raise StopError(
            "--reset deletes the embedded database only; DATABASE_URL names one of your own, "
            "which you must drop and create yourself."
        )
    if not sure:
        _ask()
    with step("Everything deleted"):
        place = database.embedded()
        with using(place, database.lock()):
            drop_database(place, database.NAME)
        for name in _FOLDERS:
            shutil.rmtree(var() / name, ignore_errors=True)
        (var() / "run" / "record.json").unlink(missing_ok=True)


def _ask() -> None:
    if not sys.stdin.isatty():
        raise StopError("--reset deletes all data; say --reset --yes where nobody can be asked.")
    answer = input(f"Delete the database and all files in {var()}? Type yes to go on: ")
    if answer.strip().lower() not in {"yes", "y"}:
        raise StopError("Nothing was deleted.")
