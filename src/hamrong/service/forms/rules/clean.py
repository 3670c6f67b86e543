"""What people type, made safe to store without changing what they meant."""

import unicodedata
from collections.abc import Mapping
from typing import Any

MAX_KEPT = 20_000
"""Characters of one input that a draft keeps: five times the longest answer allowed."""
MAX_PARTS = 100
"""Values of one input that a draft keeps: more than the longest list of choices has."""
_LONGEST_CHOICE = 200


def clean(text: str) -> str:
    """Return the text in NFC with line ends as newlines, without control characters.

    Removed: NUL and other control characters, lone surrogates (PostgreSQL refuses both) and the
    marks that turn the reading direction, with which a text can be made to look like another.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in text if c in "\n\t" or not _is_unwanted(c))
    return unicodedata.normalize("NFC", kept)


def one_line(text: str) -> str:
    """Return the text with every run of white space as one space."""
    return " ".join(text.split())


def clean_choices(choices: Mapping[str, str]) -> dict[str, str]:
    """Return choices that belong to a draft's purpose as they are kept."""
    return {name: clean(value)[:_LONGEST_CHOICE] for name, value in choices.items()}


def raw_input(data: Mapping[str, Any], key: str) -> list[str]:
    """Return what was sent for a key as a list of cleaned texts, whatever its type was.

    Takes what Django's request.POST gives (its getlist), plain mappings of texts, numbers or
    lists, and anything else that a broken client may send: that counts as nothing.
    """
    getlist = getattr(data, "getlist", None)
    sent = getlist(key) if callable(getlist) else data.get(key, [])
    parts = sent if isinstance(sent, list | tuple) else [sent]
    kept: list[str] = []
    room = MAX_KEPT
    for part in parts[:MAX_PARTS]:
        if room and _is_scalar(part):
            kept.append(clean(_as_text(part)[: 2 * room])[:room])
            room -= len(kept[-1])
    return kept


def _is_unwanted(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cs"} or char in _DIRECTION_MARKS


_DIRECTION_MARKS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def _is_scalar(part: Any) -> bool:
    return isinstance(part, str | bytes | int | float)


def _as_text(part: Any) -> str:
    if isinstance(part, bool):
        return "yes" if part else "no"
    if isinstance(part, bytes):
        return part.decode("utf-8", errors="replace")
    return str(part)
