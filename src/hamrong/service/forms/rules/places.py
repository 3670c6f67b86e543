"""Which commune a typed place name means."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hamrong.kernel.text.interface import plain
from hamrong.service.forms.rules.reading import AreaMatch


@dataclass(frozen=True)
class Place:
    """A commune: its code and the names from its own up to the province's, kinds included.

    ("Xã Hải Hà", "Thị xã Nghi Sơn", "Tỉnh Thanh Hóa"); without a district since 1/7/2025.
    """

    code: str
    names: tuple[str, ...]

    @property
    def short(self) -> str:
        """The words offered in a form, without the province."""
        return ", ".join(self.names[:-1]) or self.names[0]

    @property
    def full(self) -> str:
        """The words stored and printed."""
        return ", ".join(self.names)


def match_place(text: str, places: Iterable[Place]) -> AreaMatch:
    """Find the commune a person means.

    Diacritics, capitals, the kinds of area ("xã", "TP."), the district and the province may be
    left out; what is written with diacritics is first sought with them. Several communes of one
    name come back as candidates, so that the person chooses.
    """
    listed = list(places)
    for fold in (_lowered, _folded):
        typed = [part for part in (fold(p) for p in text.split(",")) if part]
        found = [place for place in listed if typed and _means(typed, place, fold)]
        exact = [p for p in found if typed == [fold(n) for n in p.names][: len(typed)]]
        chosen = exact if len(exact) == 1 else found
        if len(chosen) == 1:
            return AreaMatch(code=chosen[0].code, text=chosen[0].full)
        if chosen:
            return AreaMatch(candidates=tuple(place.short for place in chosen))
    return AreaMatch()


_Fold = Callable[[str], str]


def _means(typed: list[str], place: Place, fold: _Fold) -> bool:
    """Tell whether each typed part names the commune, then areas above it in their order."""
    if not _same(typed[0], place.names[0], fold):
        return False
    above = iter(place.names[1:])
    return all(any(_same(part, name, fold) for name in above) for part in typed[1:])


def _same(typed: str, name: str, fold: _Fold) -> bool:
    """Tell whether the typed part is the name, with its kind of area or without."""
    return typed in {fold(name), fold(_KIND.sub("", name.lower()))}


_KIND = re.compile(r"^(xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh) ")
_SHORT_KINDS = {
    "tp": "thành phố",
    "tx": "thị xã",
    "tt": "thị trấn",
    "p": "phường",
    "x": "xã",
    "h": "huyện",
}
_SHORT_KIND = re.compile(r"^(tp|tx|tt|p|x|h)[. ] *(?=\S)")


def _lowered(text: str) -> str:
    """Return the text in lower case with kinds of area written out and tone marks where due.

    Both ways of placing a tone ("Hoá", "Hóa") are in use; they are one here.
    """
    spaced = " ".join(unicodedata.normalize("NFC", text).lower().split()).strip(" .")
    written = _SHORT_KIND.sub(lambda match: f"{_SHORT_KINDS[match[1]]} ", spaced)
    return _TONE_LATE.sub(lambda match: _TONE_EARLY[match[0]], written)


_LATE, _EARLY = ("oà oá oả oã oạ oè oé oẻ oẽ oẹ", "òa óa ỏa õa ọa òe óe ỏe õe ọe")
_TONE_EARLY = dict(zip(_LATE.split(), _EARLY.split(), strict=True))
_TONE_LATE = re.compile("|".join(_TONE_EARLY))


def _folded(text: str) -> str:
    """Return the lowered text without diacritics."""
    return plain(_lowered(text))
