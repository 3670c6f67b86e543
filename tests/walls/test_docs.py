"""What the documents name is there: files, addresses of modules, names in the code."""

import re
from functools import cache
from pathlib import Path

import pytest
from house.tree import ROOT, files

DOCUMENTS = [
    *ROOT.glob("*.md"),
    *ROOT.glob("docs/**/*.md"),
]
# Made up to show how something is added.
EXAMPLES = {"actions/extend_term.py", "tests/service/dossiers/actions/test_extend_term.py"}
_FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_QUOTED = re.compile(r"`([^`\n]+)`")
_FILE = re.compile(r"[\w./-]+\.(?:py|md|yaml|html|css|js|po|json|lock|typ|yml|toml)")
_NAME = re.compile(r"(?:hamrong\.)?[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*")
_WORD = re.compile(r"[A-Za-z_]\w*")


@cache
def _files() -> tuple[str, ...]:
    return tuple(path.relative_to(ROOT).as_posix() for path in files(ROOT))


@cache
def _words() -> frozenset[str]:
    """Return every name written in the code, the packs and the templates."""
    suffixes = (".py", ".yaml", ".html", ".js", ".css", ".toml", ".typ")
    places = ("src/", "tests/", "house/", "bench/", "pyproject")
    found: set[str] = {part for name in _files() for part in re.split(r"[/.]", name)}
    for name in _files():
        if name.startswith(places) and name.endswith(suffixes):
            found.update(_WORD.findall((ROOT / name).read_text("utf-8")))
    return frozenset(found)


def _quoted(document: Path) -> set[str]:
    return set(_QUOTED.findall(_FENCED.sub("", document.read_text("utf-8"))))


def _is_made_here(said: str) -> bool:
    """Tell whether it lies in an installation's own folder, or is an address of the web."""
    return said.startswith(("var/", "./var", "/"))


def _unknown_file(said: str) -> bool:
    if said in EXAMPLES or _is_made_here(said) or not _FILE.fullmatch(said):
        return False
    return not any(name == said or name.endswith(f"/{said}") for name in _files())


def _unknown_name(said: str) -> bool:
    """Tell whether a name that can only be ours, with a capital or a stroke, is written nowhere."""
    bare = said.split("(", maxsplit=1)[0]
    if _FILE.fullmatch(bare) or not _NAME.fullmatch(bare):
        return False
    parts = [part for part in bare.split(".") if part != part.lower() or "_" in part]
    return any(part not in _words() for part in parts)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_what_a_document_names_exists(document: Path) -> None:
    said = _quoted(document)
    assert sorted(filter(_unknown_file, said)) == []
    assert sorted(filter(_unknown_name, said)) == []
