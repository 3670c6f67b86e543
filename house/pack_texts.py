"""The texts of a pack that people read on screen, and their English kept beside them.

`python -m house.pack_texts` brings every pack's catalogue up to date: new texts come in empty,
texts no longer used go, and the compiled file is written. A pack speaks English when it has the
folder `locale/en`; one without it is shown in Vietnamese, marked as that.
"""

import gzip
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from babel.messages.catalog import Catalog

from house.messages import empty_catalogue, refresh
from house.tree import ROOT

PACKS = ROOT / "src" / "hamrong" / "packs"
# The context the platform looks pack texts up in (kernel/language): the same words may be a
# button of the platform and mean something else there.
CONTEXT = "pack"
_HEADER = """\
# Unofficial translation of the texts of the pack, for readers' convenience. The Vietnamese text is
# the one that counts; names of laws and official forms stay Vietnamese."""
CATALOGUE = Path("locale") / "en" / "LC_MESSAGES" / "django.po"

# Which keys hold texts people read, by the part of the pack. Names of laws and of official forms
# are names; entries of long lists (forms/lists) are answers, kept and sent as they are.
_READ: Mapping[str, frozenset[str]] = {
    "procedures": frozenset(
        ("name", "field", "department", "ask", "hint", "when", "note", "per", "proof")
    )
    | {"result", "presence", "other_costs", "path", "stops_clock", "linked"},
    "forms": frozenset(("title", "label", "hint", "row_name", "options")),
    "guides": frozenset(("title", "summary", "say", "answer", "name")),
    "processes": frozenset(("name",)),
    "results": frozenset(("title",)),
}
_NOT_READ: Mapping[str, frozenset[str]] = {
    # Buttons of officials.
    "processes": frozenset(("actions", "anywhere")),
}
_SINGLE_FILES: Mapping[str, frozenset[str]] = {
    "papers.yaml": frozenset(("name",)),
    "agencies.yaml": frozenset(("short", "name")),
}
_OPTIONS = "options"


def texts_of(pack: Path) -> dict[str, set[str]]:
    """Return every text of a pack that people read, each with the files it stands in."""
    found: dict[str, set[str]] = {}
    for path, text in _texts(pack):
        found.setdefault(text, set()).add(path.relative_to(ROOT).as_posix())
    return found


def catalogue(pack: Path) -> Catalog:
    """Return the texts of a pack without translations, in the order of files."""
    made = empty_catalogue("en", _HEADER)
    for text, places in texts_of(pack).items():
        made.add(text, locations=[(place, 1) for place in sorted(places)], context=CONTEXT)
    return made


def catalogues() -> list[Path]:
    """Return the catalogues of the packs that speak English."""
    return sorted(pack / CATALOGUE for pack in PACKS.iterdir() if (pack / "locale" / "en").is_dir())


def _texts(pack: Path) -> Iterator[tuple[Path, str]]:
    for path, read, skipped in _files(pack):
        for text in _read(
            yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader), read, skipped
        ):
            yield path, text
    for path in sorted((pack / "procedures").glob("*.jsonl.gz")):
        for field in _fields(path):
            yield path, field


def _files(pack: Path) -> Iterator[tuple[Path, frozenset[str], frozenset[str]]]:
    """Return each file with the keys whose texts are read, and those under which none is."""
    for part, read in _READ.items():
        for path in sorted((pack / part).glob("*.yaml")):
            yield path, read, _NOT_READ.get(part, frozenset())
    for name, read in _SINGLE_FILES.items():
        if (pack / name).exists():
            yield pack / name, read, frozenset()


def _read(
    node: Any, read: frozenset[str], skipped: frozenset[str], *, taken: bool = False
) -> Iterator[str]:
    """Return the texts under the keys that are read, in the order of the file."""
    if isinstance(node, str):
        if taken and any(letter.isalpha() for letter in node):
            yield node
    elif isinstance(node, list):
        for one in node:
            yield from _read(one, read, skipped, taken=taken and not isinstance(one, Mapping))
    elif isinstance(node, Mapping):
        for key, value in node.items():
            if key in skipped:
                continue
            # Options are texts by value, or the name of a list of them.
            by_value = key == _OPTIONS and isinstance(value, Mapping)
            yield from _read(
                value, read, skipped, taken=taken or by_value or (key in read and key != _OPTIONS)
            )


def _fields(path: Path) -> Iterator[str]:
    """Return the fields of the national catalogue, by which people browse it."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        named = {json.loads(line).get("field", {}).get("name", "").strip() for line in lines}
    yield from sorted(named - {""})


if __name__ == "__main__":
    left = 0
    for path in catalogues():
        for one in refresh(path, catalogue(path.parents[3])):
            print(f"{path.relative_to(ROOT)}: {one.id}")
            left += 1
    if left:
        print(
            f"{left} texts have no English yet: write it into their msgstr there and run this "
            "again. A name that stays as it is in English is written as it is."
        )
    sys.exit(bool(left))
