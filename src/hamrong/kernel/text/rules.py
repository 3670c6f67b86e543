"""Vietnamese text: search keys, alphabetical order, dates, numbers, money in words."""

import re
import unicodedata
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")

# The alphabet, and the tones in the order of dictionaries: huyền, hỏi, ngã, sắc, nặng.
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: index for index, letter in enumerate(_ALPHABET, start=10)}
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}

# Letters with the marks of Vietnamese; English has hardly a word with one.
_VIETNAMESE = re.compile("[ăâđêôơưà-ãè-êìíò-õùúýĩũạ-ỹ]", re.IGNORECASE)


def is_vietnamese(text: str) -> bool:
    """Tell whether a text has letters of Vietnamese that English hardly has."""
    return bool(_VIETNAMESE.search(unicodedata.normalize("NFC", text)))


def plain(text: str) -> str:
    """Return the text as it is searched: lower case, no diacritics, đ as d, single spaces."""
    decomposed = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    bare = "".join(ch for ch in decomposed if not unicodedata.combining(ch))
    # What a database cannot keep as text: NUL, and halves of UTF-16 pairs, which JSON may carry.
    kept = ("" if "\ud800" <= ch <= "\udfff" else ch for ch in bare.replace("\x00", " "))
    return " ".join("".join(kept).split())


def sort_key(text: str) -> str:
    """Return a key whose plain order is Vietnamese alphabetical order.

    Letters first (a < ă < â < b …), tones only where the letters are the same. The database is
    built without ICU, so this key is stored beside what is sorted.
    """
    letters: list[str] = []
    tones: list[str] = []
    for ch in unicodedata.normalize("NFC", text.casefold()):
        parts = unicodedata.normalize("NFD", ch)
        tone = next((_TONES[p] for p in parts if p in _TONES), "0")
        letter = unicodedata.normalize("NFC", "".join(p for p in parts if p not in _TONES))
        letters.append(f"{_RANK[letter]:02d}" if letter in _RANK else f"0{letter}")
        tones.append(tone)
    return f"{''.join(letters)} {''.join(tones)}"


def person_sort_key(full_name: str) -> str:
    """Return a key that sorts people by given name, then the rest, as Vietnamese lists do."""
    words = full_name.split()
    return sort_key(" ".join([*words[-1:], *words[:-1]]))


def format_date(value: date | datetime) -> str:
    """Return dd/mm/yyyy; a moment is first taken to Vietnamese time."""
    if isinstance(value, datetime):
        value = value.astimezone(VIETNAM)
    return f"{value:%d/%m/%Y}"


def format_time(value: datetime) -> str:
    """Return HH:MM dd/mm/yyyy in Vietnamese time."""
    return f"{value.astimezone(VIETNAM):%H:%M %d/%m/%Y}"


def format_number(value: int) -> str:
    """Return a whole number with dots between thousands: 1.234.567."""
    return f"{value:,}".replace(",", ".")


def format_share(percent: float | Decimal) -> str:
    """Return per cent with at most one decimal, half rounded up: 63,5 % and 50 %."""
    tenth = Decimal(str(percent)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    whole = tenth == tenth.to_integral_value()
    return f"{tenth:.{0 if whole else 1}f} %".replace(".", ",")


def format_money(dong: int) -> str:
    """Return an amount in đồng: 1.234.567 đồng."""
    return f"{format_number(dong)} đồng"


_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("", " nghìn", " triệu")
APRIL = 4


def money_in_words(dong: int) -> str:
    """Return an amount in words, beginning with a capital: "Một triệu hai trăm nghìn đồng".

    Raises:
        ValueError: the amount is negative.
    """
    if dong < 0:
        raise ValueError("money in words must not be negative")
    words = f"{_in_words(dong)} đồng"
    return words[0].upper() + words[1:]


def date_in_words(day: date) -> str:
    """Return a day in words: "Ngày mười lăm tháng tư năm hai nghìn không trăm hai mươi"."""
    month = "tư" if day.month == APRIL else _in_words(day.month)
    return f"Ngày {_in_words(day.day)} tháng {month} năm {_in_words(day.year)}"


def _in_words(number: int) -> str:
    if number == 0:
        return _DIGITS[0]
    billions, rest = divmod(number, 10**9)
    parts: list[str] = []
    if billions:
        parts.append(f"{_in_words(billions)} tỷ")
    for scale in (2, 1, 0):
        group = rest // 1000**scale % 1000
        if group:
            parts.append(_group_in_words(group, full=bool(parts)) + _SCALES[scale])
    return " ".join(parts)


def _group_in_words(group: int, *, full: bool) -> str:
    """Spell a group of three digits; `full` also says its leading zeros."""
    hundreds, rest = divmod(group, 100)
    tens, ones = divmod(rest, 10)
    words: list[str] = []
    if hundreds or full:
        words.append(f"{_DIGITS[hundreds]} trăm")
    if tens == 0 and ones:
        words += ["lẻ"] if words else []
    elif tens == 1:
        words.append("mười")
    elif tens:
        words.append(f"{_DIGITS[tens]} mươi")
    if ones:
        words.append(_ones_in_words(tens, ones))
    return " ".join(words)


def _ones_in_words(tens: int, ones: int) -> str:
    if ones == 5 and tens:  # noqa: PLR2004
        return "lăm"
    if tens > 1:
        return {1: "mốt", 4: "tư"}.get(ones, _DIGITS[ones])
    return _DIGITS[ones]


def masked_name(full_name: str) -> str:
    """Return a name that its owner recognises and a stranger does not learn: N. V. An."""
    *others, given = full_name.split() or [""]
    return " ".join([*(f"{word[0]}." for word in others), given])


def bare_phone(text: str) -> str:
    """Return a Vietnamese phone number as ten digits from 0, empty if the text is none.

    People write spaces, dots, +84 or a leading zero.
    """
    digits = "".join(ch for ch in text if ch.isascii() and ch.isdigit())
    if digits.startswith("84") and len(digits) == _PHONE_DIGITS + 1:
        digits = f"0{digits[2:]}"
    return digits if len(digits) == _PHONE_DIGITS and digits.startswith("0") else ""


_PHONE_DIGITS = 10
