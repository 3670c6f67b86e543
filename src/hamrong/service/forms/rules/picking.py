"""Which entry of a long list a person means by what they typed."""

from collections.abc import Iterable

from hamrong.kernel.text.interface import plain
from hamrong.service.forms.rules.reading import AreaMatch

MOST_NAMED = 8
"""Entries named when the words fit several."""


def pick(text: str, entries: Iterable[tuple[str, str]]) -> AreaMatch:
    """Find the (code, label) meant: by its label or its code, or as the only one with the words.

    Capitals and diacritics may be left out. Words found in several labels give candidates.
    """
    typed = plain(" ".join(text.split()))
    listed = [(code, label, plain(label)) for code, label in entries]
    for code, label, folded in listed:
        if text == label or typed in {folded, code.lower()}:
            return AreaMatch(code=code, text=label)
    words = typed.split()
    found = [(c, label) for c, label, folded in listed if all(w in folded.split() for w in words)]
    found = found or [(c, label) for c, label, folded in listed if all(w in folded for w in words)]
    if len(found) == 1:
        return AreaMatch(code=found[0][0], text=found[0][1])
    return AreaMatch(candidates=tuple(label for _code, label in found[:MOST_NAMED]))
