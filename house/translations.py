"""The compiled translations are those of the texts beside them."""

import gettext
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.pofile import read_po

from house.report import report
from house.tree import ROOT


def faults(folder: Path) -> Iterator[str]:
    """Return each catalogue under `folder` whose compiled file is missing or old."""
    for source in sorted(folder.rglob("*.po")):
        compiled = source.with_suffix(".mo")
        shown = source.relative_to(folder)
        if not compiled.exists():
            yield f"{shown} is not compiled; run ./hamrong manage compilemessages."
        elif _texts(source) != _compiled(compiled):
            yield f"{compiled.relative_to(folder)} is old; run ./hamrong manage compilemessages."


def _texts(path: Path) -> dict[str, str]:
    with path.open("rb") as handle:
        catalogue = read_po(handle)
    found = {}
    for message in catalogue:
        if not message.id or message.fuzzy:
            continue
        key = message.id if isinstance(message.id, str) else message.id[0]
        value = message.string if isinstance(message.string, str) else (message.string or [""])[0]
        if value:
            found[f"{message.context}\x04{key}" if message.context else key] = value
    return found


def _compiled(path: Path) -> dict[str, str]:
    with path.open("rb") as handle:
        catalogue: dict[str | tuple[str, int], str] = vars(gettext.GNUTranslations(handle))[
            "_catalog"
        ]
    found = {}
    for key, value in catalogue.items():
        if isinstance(key, str):
            found[key] = value
        elif key[1] == 0:
            found[key[0]] = value
    found.pop("", None)
    return found


if __name__ == "__main__":
    sys.exit(report(faults(ROOT / "src")))
