"""What can be printed, and codes for cameras."""

import io
import unicodedata
from collections.abc import Mapping
from typing import Any

import segno

# The signs of the printing faces: Latin with all Vietnamese and minority-language letters, and the
# Greek of formulas and units. A sign without a shape would make the file no PDF/A, so others are
# printed as REPLACEMENT. Capitals of all signs are among them, for headings.
PRINTABLE = (
    (0x20, 0x7E),
    (0xA0, 0x17F),
    (0x1A0, 0x1A1),
    (0x1AF, 0x1B0),
    (0x2BC, 0x2BC),
    (0x300, 0x304),
    (0x306, 0x306),
    (0x309, 0x309),
    (0x31B, 0x31B),
    (0x323, 0x323),
    (0x391, 0x3A1),
    (0x3A3, 0x3A9),
    (0x3B1, 0x3C9),
    (0x1EA0, 0x1EF9),
    (0x2010, 0x2015),
    (0x2018, 0x201E),
    (0x2022, 0x2022),
    (0x2026, 0x2026),
    (0x20AB, 0x20AC),
    (0x2192, 0x2192),
    (0x2212, 0x2212),
    (0x2264, 0x2265),
    (0x25A1, 0x25A1),
)
REPLACEMENT = "□"
_SIGNS = frozenset(code for first, last in PRINTABLE for code in range(first, last + 1))
_BLANKS = str.maketrans(dict.fromkeys("\t\v\f\r\u2028\u2029\u3000\u00ad\u200b\ufeff", " "))


def printable(text: str) -> str:
    """Return the text with every sign that cannot be printed as an empty box.

    Line breaks stay; a letter and its marks written apart are joined first.
    """
    joined = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(_BLANKS)
    return "".join(c if c == "\n" or ord(c) in _SIGNS else REPLACEMENT for c in joined)


def printable_data(value: Any) -> Any:
    """Return plain data with all texts made printable.

    Raises:
        TypeError: there is something in it that is no plain value.
    """
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Mapping):
        return {str(key): printable_data(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [printable_data(inner) for inner in value]
    if value is None or isinstance(value, bool | int | float):
        return value
    raise TypeError(f"{type(value).__name__} is no plain value to print")


def qr_svg(text: str) -> str:
    """Return a QR code (ISO/IEC 18004) of the text as an SVG image, without inline styles.

    Error correction M: readable on a folded paper; the quiet zone of four modules is included.

    Raises:
        ValueError: the text is empty or longer than a code can hold (about 2,300 bytes).
    """
    if not text:
        raise ValueError("a QR code needs a text")
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        out, kind="svg", border=4, xmldecl=False, svgclass=None, lineclass=None, omitsize=True
    )
    return out.getvalue().decode().strip()


def qr_codes(data: Mapping[str, Any]) -> dict[str, str]:
    """Return a code for each address in the data: for every key that ends in "_url"."""
    return {
        key: qr_svg(value)
        for key, value in data.items()
        if key.endswith("_url") and isinstance(value, str) and value
    }
