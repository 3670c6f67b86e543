"""What the running system is told about backups and drills, for its operator's page."""

from datetime import datetime
from importlib import import_module
from typing import Any

from hamrong.cli.loaded import ready, release


def note(kind: str, began: datetime, *, fault: str = "", **found: Any) -> None:
    """Note one run of a backup or a drill, with what went wrong or what was found."""
    ready()
    operations = import_module("hamrong.governance.operations.interface")
    operations.note_run(kind, began=began, fault=fault, found=found)
    release()


def kept(until: datetime) -> None:
    """Note up to when everything committed has reached the store."""
    ready()
    import_module("hamrong.governance.operations.interface").note_kept(until)
