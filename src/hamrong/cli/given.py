"""The settings `up` gives its processes, kept so that other commands work under the same ones."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from hamrong.cli.places import made, var


def _file() -> Path:
    return made(var() / "run") / "given.json"


def keep(settings: Mapping[str, str]) -> None:
    """Write down where pages, mail, SMS and payments of this installation are. No secrets."""
    beside = _file().with_suffix(".new")
    beside.write_text(json.dumps(dict(settings), indent=1), "utf-8")
    beside.replace(_file())


def take() -> None:
    """Take on what the latest `up` gave, where the environment says nothing else.

    What depends on settings (may fees be paid online, where do links lead) is then the same in a
    shell and in a load as on the pages. Nothing where `up` never ran, or the file cannot be read.
    """
    try:
        known = json.loads(_file().read_text("utf-8"))
    except (OSError, ValueError):
        return
    if isinstance(known, dict):
        for name, value in known.items():
            os.environ.setdefault(str(name), str(value))
