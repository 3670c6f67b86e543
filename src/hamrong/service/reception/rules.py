"""What a citizen's card says when its code is scanned, and whether a person can be received."""

import re
from dataclasses import dataclass
from datetime import date

# The code on a citizen's card (Circular 06/2021/TT-BCA introduced the card with a chip): number,
# former number, name, birth, sex, address, day of issue, in this order, between upright strokes.
PARTS = 7
_LEAST = 6
_NUMBER = re.compile(r"\d{12}", re.ASCII)
_FORMER = re.compile(r"(\d{9}|\d{12})?", re.ASCII)
_DAY = re.compile(r"(\d{2})(\d{2})(\d{4})", re.ASCII)
_SEXES = {"nam": "male", "nữ": "female"}


class CardError(ValueError):
    """What was scanned is no citizen's card."""


@dataclass(frozen=True)
class Card:
    """What the code on a citizen's card says; `issued_on` is None on cards that leave it out."""

    personal_id: str
    former_id: str
    full_name: str
    born_on: date
    sex: str
    address: str
    issued_on: date | None


def looks_like_card(text: str) -> bool:
    """Tell whether a text is meant as a scanned code rather than words to search for."""
    return text.count("|") >= _LEAST - 1


def read_card(text: str) -> Card:
    """Read the code of a citizen's card as a scanner types it.

    Raises:
        CardError: it has other parts, or one of them cannot be what it should.
    """
    parts = [part.strip() for part in text.strip().split("|")]
    if not _LEAST <= len(parts) <= PARTS:
        raise CardError(text)
    number, former, name, born, sex, address = parts[:_LEAST]
    fits = _NUMBER.fullmatch(number) and _FORMER.fullmatch(former) and name and address
    if not fits or sex.lower() not in _SEXES:
        raise CardError(text)
    issued = parts[_LEAST] if len(parts) == PARTS else ""
    return Card(
        personal_id=number,
        former_id=former,
        full_name=" ".join(name.split()),
        born_on=_day(born),
        sex=_SEXES[sex.lower()],
        address=" ".join(address.split()),
        issued_on=_day(issued) if issued else None,
    )


def _day(text: str) -> date:
    match = _DAY.fullmatch(text)
    if match is None:
        raise CardError(text)
    day, month, year = (int(part) for part in match.groups())
    try:
        return date(year, month, day)
    except ValueError as error:
        raise CardError(text) from error
