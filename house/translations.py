"""Every text on screen is translated, with its placeholders, and compiled."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo

from house import pack_texts
from house.messages import LOCALES, catalogue, is_translated, read, unmarked
from house.report import report
from house.tree import ROOT

_HOW = "run python -m house.messages"
_HOW_PACKS = "run python -m house.pack_texts"
_NAMED = re.compile(r"%\((\w+)\)[a-z]")
_UNNAMED = re.compile(r"(?<!%)(?:%%)*%[sdifr](?![a-z])|{\w*}")
_TAG = re.compile(r"</?[a-z][^>]*>")


def incomplete(known: Catalog, texts: Catalog, how: str = _HOW) -> Iterator[str]:
    """Return what a catalogue lacks of the texts in use, and what nobody uses any more.

    `how` says what brings the catalogue up to date.
    """
    for text in texts:
        found = known.get(text.id, text.context) if text.id else text
        if found is None:
            yield f"“{_shown(text)}” is not in the catalogue; {how}, then translate it."
        elif text.id and not is_translated(found):
            yield f"“{_shown(text)}” is not translated."
        elif text.id and found.fuzzy:
            yield f"“{_shown(text)}” is fuzzy: look at it, then take the mark away."
    for found in known:
        if found.id and texts.get(found.id, found.context) is None:
            yield f"“{_shown(found)}” is used nowhere; {how}."
    if known.obsolete:
        yield f"The catalogue keeps {len(known.obsolete)} texts of the past; {how}."


def unequal(known: Catalog) -> Iterator[str]:
    """Return the translations that do not carry the placeholders and markup of their text."""
    for message in known:
        source = " ".join(_forms(message.id))
        if not source:
            continue
        if _UNNAMED.search(source):
            yield f"“{_shown(message)}” has a placeholder without a name."
        # One thing may be told without its number; the other forms need every placeholder.
        forms = _forms(message.string)
        for place, form in enumerate(forms):
            missing, extra = _difference(_NAMED, source, form)
            if extra or (missing and (place or len(forms) == 1)):
                yield f"“{_shown(message)}”: the placeholders of “{form}” differ."
            if any(_difference(_TAG, source, form)):
                yield f"“{_shown(message)}”: the markup of “{form}” differs."


def _difference(pattern: re.Pattern[str], source: str, form: str) -> tuple[set[str], set[str]]:
    there, here = set(pattern.findall(source)), set(pattern.findall(form))
    return there - here, here - there


def _forms(text: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [text] if isinstance(text, str) else list(text or ())


def _shown(message: Message) -> str:
    return (_forms(message.id) or [""])[0]


def faults(folder: Path) -> Iterator[str]:
    """Return each catalogue under `folder` whose compiled file is missing or old."""
    for source in sorted(folder.rglob("*.po")):
        compiled = source.with_suffix(".mo")
        shown = source.relative_to(folder)
        how = _HOW_PACKS if source in pack_texts.catalogues() else _HOW
        if not compiled.exists():
            yield f"{shown} is not compiled; {how}."
        elif _texts(read(source)) != _texts(_compiled(compiled)):
            yield f"{compiled.relative_to(folder)} is old; {how}."


def _texts(known: Catalog) -> dict[tuple[object, str | None], object]:
    return {
        (tuple(_forms(found.id)), _plain(found.context)): _forms(found.string)
        for found in known
        if found.id and is_translated(found) and not found.fuzzy
    }


def _plain(context: str | bytes | None) -> str | None:
    """Return a context as text: Babel reads it as bytes from compiled files."""
    return context.decode() if isinstance(context, bytes) else context


def _compiled(path: Path) -> Catalog:
    with path.open("rb") as handle:
        return read_mo(handle)


def packs() -> Iterator[str]:
    """Return the texts of packs that lack their English, each with the catalogue it belongs in.

    Packs that speak Vietnamese alone have none.
    """
    for path in pack_texts.catalogues():
        texts = pack_texts.catalogue(path.parents[3])
        for fault in incomplete(read(path), texts, _HOW_PACKS):
            yield f"{path.relative_to(ROOT)}: {fault}"


def every_fault() -> Iterator[str]:
    """Return the faults of all our catalogues, and texts that no catalogue can reach."""
    yield from faults(ROOT / "src")
    yield from unmarked()
    for path in sorted(LOCALES.rglob("*.po")):
        known, locale = read(path), path.parts[-3]
        for fault in (*incomplete(known, catalogue(locale)), *unequal(known)):
            yield f"{locale}: {fault}"
    yield from packs()


if __name__ == "__main__":
    sys.exit(report(every_fault()))
