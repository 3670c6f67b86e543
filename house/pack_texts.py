"""The texts of a pack that people read on screen, and their English kept beside them.

`python -m house.pack_texts` brings every pack's catalogue up to date. A pack speaks English when
it has the folder `locale/en`; one without it is shown in Vietnamese, marked as that.
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
CATALOGUE = Path("locale") / "en" / "LC_MESSAGES" / "django.po"

# Which keys hold texts people read, by the part of the pack. Names of laws and of official forms
# are names; entries of long lists (forms/lists) are answers, kept and sent as they are.
_READ: Mapping[str, frozenset[str]] = {
    "procedures": frozenset(
        ("name", "field", "department", "ask", "hint", "when", "note", "per", "proof")
    )
    | {"result", "presence", "path", "stops_clock", "linked"},
    "forms": frozenset(("title", "label", "hint", "row_name", "options")),
    "guides": frozenset(("title", "summary", "say", "answer", "name")),
    "processes": frozenset(("name",)),
    "results": frozenset(("title",)),
}
_NOT_READ: Mapping[str, frozenset[str]] = {
    # Buttons of officials.
    "processes": frozenset(("actions", "anywhere")),
}
_PAPERS = frozenset(("name",))
_OPTIONS = "options"


def texts_of(pack: Path) -> dict[str, set[str]]:
    """Return every text of a pack that people read, each with the files it stands in."""
    found: dict[str, set[str]] = {}
    for path, text in _texts(pack):
        found.setdefault(text, set()).add(path.relative_to(ROOT).as_posix())
    return found


def catalogue(pack: Path) -> Catalog:
    """Return the texts of a pack without translations, in the order of files."""
    made = empty_catalogue("en", "# Texts of the pack; the source is Vietnamese.")
    for text, places in texts_of(pack).items():
        made.add(text, locations=[(place, 1) for place in sorted(places)], context=CONTEXT)
    return made


def catalogues() -> list[Path]:
    """Return the catalogues of the packs that speak English."""
    return sorted(pack / CATALOGUE for pack in PACKS.iterdir() if (pack / "locale" / "en").is_dir())


def _texts(pack: Path) -> Iterator[tuple[Path, str]]:
    for part, read in _READ.items():
        for path in sorted((pack / part).glob("*.yaml")):
            for text in _read(_document(path), read, _NOT_READ.get(part, frozenset())):
                yield path, text
    papers = pack / "papers.yaml"
    if papers.exists():
        for text in _read(_document(papers), _PAPERS, frozenset()):
            yield papers, text
    for path in sorted((pack / "procedures").glob("*.jsonl.gz")):
        for field in _fields(path):
            yield path, field


def _document(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


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
    left = [
        (path, one) for path in catalogues() for one in refresh(path, catalogue(path.parents[3]))
    ]
    for path, one in left:
        print(f"{path.relative_to(ROOT)}: {one.id}")
    sys.exit(bool(left))
