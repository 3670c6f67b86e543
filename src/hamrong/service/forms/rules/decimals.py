"""Numbers with a decimal comma: how people write them, how they are kept and shown."""

import re
from decimal import Decimal

from hamrong.kernel.text.interface import format_number

# A comma divides off the decimals, points or spaces the thousands, as Vietnamese is written. A
# point is taken for the comma where no thousands can be meant: "85.5", "0.125", "1,234.5".
_VIETNAMESE = re.compile(r"(\d{1,3}(?:[. ]\d{3})+|\d+)(?:,(\d+))?", re.ASCII)
_POINT = re.compile(r"(\d+)\.(\d+)", re.ASCII)
_ENGLISH = re.compile(r"(\d{1,3}(?:,\d{3})+)\.(\d+)|(\d{1,3}(?:,\d{3}){2,})", re.ASCII)
_NO_THOUSAND = re.compile(r"0\d*\.\d+", re.ASCII)
_UNIT = re.compile(r"\s*(m2|m²|m|mét vuông|mét)\.?$", re.IGNORECASE)
_MOST_DIGITS = 24


def read_decimal(text: str) -> Decimal | None:
    """Return the number somebody wrote, exactly; None for what is no number of zero or more.

    "1.234" is a thousand and more; a unit of length or area may stand behind.
    """
    number = _UNIT.sub("", text)
    if sum(char.isdigit() for char in number) > _MOST_DIGITS:
        return None
    vietnamese = None if _NO_THOUSAND.fullmatch(number) else _VIETNAMESE.fullmatch(number)
    match = vietnamese or _POINT.fullmatch(number) or _ENGLISH.fullmatch(number)
    if match is None:
        return None
    whole, decimals, *rest = match.groups()
    digits = re.sub(r"[., ]", "", whole or rest[0])
    return Decimal(f"{digits}.{decimals or 0}")


def places(number: Decimal) -> int:
    """Return how many digits stand after the comma, zeros at the end not counted."""
    return len(stored(number).partition(".")[2])


def stored(number: Decimal) -> str:
    """Return the one way a number of zero or more is kept: "120.5", without zeros at its ends."""
    whole, _, decimals = f"{number:f}".partition(".")
    kept = decimals.rstrip("0")
    return f"{int(whole)}.{kept}" if kept else str(int(whole))


def shown(value: str | int) -> str:
    """Return a kept number as Vietnamese is written: "1.234,5"."""
    whole, _, decimals = str(value).partition(".")
    said = format_number(int(whole))
    return f"{said},{decimals}" if decimals else said
