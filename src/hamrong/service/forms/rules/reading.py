"""From typed text to a stored answer: one reader a field type."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from hamrong.service.forms.rules.clean import MAX_KEPT, one_line
from hamrong.service.forms.rules.decimals import places, read_decimal, stored
from hamrong.service.forms.rules.definition import Field, FieldType
from hamrong.service.forms.rules.personal_number import has_known_origin, holder


class Fault(StrEnum):
    """What is wrong with an answer; the words people read are made elsewhere."""

    MISSING = "missing"
    TOO_LONG = "too_long"
    TOO_SHORT = "too_short"
    NOT_A_NAME = "not_a_name"
    NOT_A_DATE = "not_a_date"
    NO_SUCH_DAY = "no_such_day"
    IN_THE_FUTURE = "in_the_future"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"
    BEFORE_ANOTHER = "before_another"
    NOT_A_YEAR = "not_a_year"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_DECIMAL = "not_a_decimal"
    TOO_MANY_DECIMALS = "too_many_decimals"
    TOO_SMALL = "too_small"
    TOO_LARGE = "too_large"
    NOT_A_PHONE = "not_a_phone"
    NOT_AN_EMAIL = "not_an_email"
    NOT_A_PERSONAL_ID = "not_a_personal_id"
    NOT_A_PERSONAL_ID_OR_CMND = "not_a_personal_id_or_cmnd"
    NOT_A_PERSONAL_ID_OR_PASSPORT = "not_a_personal_id_or_passport"
    NUMBER_OF_NOWHERE = "number_of_nowhere"
    NUMBER_OF_ANOTHER_YEAR = "number_of_another_year"
    NUMBER_OF_ANOTHER_SEX = "number_of_another_sex"
    ANOTHER_YEAR_THAN_THE_DATE = "another_year_than_the_date"
    NOT_A_TAX_CODE = "not_a_tax_code"
    WRONG_CHECK_DIGIT = "wrong_check_digit"
    NOT_AN_OPTION = "not_an_option"
    NOT_ON_THE_LIST = "not_on_the_list"
    SEVERAL_ON_THE_LIST = "several_on_the_list"
    UNKNOWN_AREA = "unknown_area"
    UNKNOWN_AREA_OR_ELSEWHERE = "unknown_area_or_elsewhere"
    SEVERAL_AREAS = "several_areas"
    AREA_SPLIT = "area_split"
    NOT_AGREED = "not_agreed"
    TOO_FEW_ROWS = "too_few_rows"
    TOO_MANY_ROWS = "too_many_rows"
    NOT_A_POINT = "not_a_point"
    POINT_ELSEWHERE = "point_elsewhere"


@dataclass(frozen=True)
class AreaMatch:
    """What a typed place name was found to be.

    `code` and `text` are those of the one area found; `candidates` are several of the same name.
    `former` is the name the place had before it was merged or renamed; with `candidates` it was
    split, and only the person knows which part is meant.
    """

    code: str | None = None
    text: str = ""
    candidates: tuple[str, ...] = ()
    former: str = ""


@dataclass(frozen=True)
class Setting:
    """What reading needs of the world: the day, and how places and entries of lists are found."""

    today: date
    find_area: Callable[[str], AreaMatch]
    find_entry: Callable[[Field, str], AreaMatch] = lambda _asked, _text: AreaMatch()


@dataclass(frozen=True)
class Reading:
    """A stored value, or nothing (None), or what is wrong; `detail` fills the words of a fault."""

    value: Any = None
    fault: Fault | None = None
    detail: dict[str, Any] = field(default_factory=dict)


_EMPTY = Reading()


def read(asked: Field, raw: list[str], setting: Setting) -> Reading:
    """Read what was typed for a field. Never raises, whatever the text is.

    An empty answer reads as None; whether it may stay empty depends on the whole form and is
    judged with it. Rows and what is computed have no single text and read as None.
    """
    parts = [part for part in raw if part.strip()]
    if not parts:
        return _EMPTY
    if asked.type is FieldType.MULTICHOICE:
        return _multichoice(asked, parts)
    text = parts[-1]
    if asked.type is FieldType.LONGTEXT:
        return _text(asked, text.strip())
    reader = _READERS.get(asked.type)
    return reader(asked, one_line(text), setting) if reader else _EMPTY


def _text(asked: Field, text: str) -> Reading:
    if len(text) > asked.max_length:
        kept = {"kept": MAX_KEPT} if len(text) >= MAX_KEPT else {}
        detail = {"limit": asked.max_length, "length": len(text), **kept}
        return Reading(fault=Fault.TOO_LONG, detail=detail)
    return Reading(value=text)


def _line(asked: Field, text: str, _setting: Setting) -> Reading:
    return _text(asked, text)


def _name(asked: Field, text: str, _setting: Setting) -> Reading:
    if not all(_belongs_to_a_name(c) for c in text) or not any(c.isalpha() for c in text):
        return Reading(fault=Fault.NOT_A_NAME)
    if sum(c.isalpha() for c in text) < _SHORTEST_NAME:
        return Reading(fault=Fault.TOO_SHORT)
    return _text(asked, text)


def _belongs_to_a_name(char: str) -> bool:
    return char.isalpha() or char in " .'’-" or unicodedata.category(char).startswith("M")


_SHORTEST_NAME = 2
# Also "5 3 2019" and "05032019": some phones' number keys have no stroke.
_DATE = re.compile(r"(\d{1,2})[/.\- ]+(\d{1,2})[/.\- ]+(\d{4})|(\d{2})(\d{2})(\d{4})", re.ASCII)
_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_FIRST_YEAR = 1900
_YEARS_AHEAD = 100


def _date(asked: Field, text: str, setting: Setting) -> Reading:
    iso = _ISO_DATE.fullmatch(text)
    match = iso or _DATE.fullmatch(text)
    if match is None:
        return Reading(fault=Fault.NOT_A_DATE)
    first, month, last = (int(part) for part in match.groups() if part is not None)
    year, day = (first, last) if iso else (last, first)
    try:
        value = date(year, month, day)
    except ValueError:
        return Reading(fault=Fault.NO_SUCH_DAY, detail={"text": text})
    if value.year < _FIRST_YEAR:
        return Reading(fault=Fault.TOO_EARLY, detail={"year": _FIRST_YEAR})
    if asked.past and value > setting.today:
        return Reading(fault=Fault.IN_THE_FUTURE)
    if value.year > setting.today.year + _YEARS_AHEAD:
        return Reading(fault=Fault.TOO_LATE)
    return Reading(value=value.isoformat())


_YEAR = re.compile(r"\d{4}", re.ASCII)
_INTEGER = re.compile(r"-?\d{1,15}", re.ASCII)
_GROUPED = re.compile(r"-?\d{1,3}([., ]\d{3})+", re.ASCII)
_CURRENCY = re.compile(r"\s*(đồng|đ|vnđ|vnd)\.?$", re.IGNORECASE)


def _year(asked: Field, text: str, setting: Setting) -> Reading:
    if not _YEAR.fullmatch(text):
        return Reading(fault=Fault.NOT_A_YEAR)
    if asked.past and int(text) > setting.today.year:
        return Reading(fault=Fault.IN_THE_FUTURE)
    return _bounded(asked, int(text))


def _integer(asked: Field, text: str, _setting: Setting) -> Reading:
    if _GROUPED.fullmatch(text):
        text = re.sub(r"[., ]", "", text)
    if not _INTEGER.fullmatch(text):
        return Reading(fault=Fault.NOT_A_NUMBER)
    return _bounded(asked, int(text))


def _decimal(asked: Field, text: str, _setting: Setting) -> Reading:
    number = read_decimal(text)
    if number is None:
        return Reading(fault=Fault.NOT_A_DECIMAL)
    bounded = _bounded(asked, number)
    if bounded.fault is not None:
        return bounded
    if places(number) > asked.decimals:
        return Reading(fault=Fault.TOO_MANY_DECIMALS, detail={"decimals": asked.decimals})
    return Reading(value=stored(number))


def _money(asked: Field, text: str, setting: Setting) -> Reading:
    return _integer(asked, _CURRENCY.sub("", text), setting)


def _bounded(asked: Field, value: int | Decimal) -> Reading:
    if asked.minimum is not None and value < asked.minimum:
        return Reading(fault=Fault.TOO_SMALL, detail={"minimum": asked.minimum})
    if asked.maximum is not None and value > asked.maximum:
        return Reading(fault=Fault.TOO_LARGE, detail={"maximum": asked.maximum})
    return Reading(value=value)


_MOBILE = re.compile(r"0[35789]\d{8}", re.ASCII)
_LANDLINE = re.compile(r"02\d{9}", re.ASCII)


def _phone(_asked: Field, text: str, _setting: Setting) -> Reading:
    digits = re.sub(r"[\s.\-()]", "", text)
    digits = re.sub(r"^(\+|00)?84(?=\d{9}$)", "0", digits)
    if not (_MOBILE.fullmatch(digits) or _LANDLINE.fullmatch(digits)):
        return Reading(fault=Fault.NOT_A_PHONE)
    return Reading(value=digits)


_EMAIL = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}"
)
_LONGEST_EMAIL = 254


def _email(_asked: Field, text: str, _setting: Setting) -> Reading:
    if len(text) > _LONGEST_EMAIL or not _EMAIL.fullmatch(text):
        return Reading(fault=Fault.NOT_AN_EMAIL)
    return Reading(value=text)


_PERSONAL_ID = re.compile(r"\d{12}", re.ASCII)
_CMND = re.compile(r"\d{9}", re.ASCII)
# A letter first, as on Vietnamese passports; a slip in a twelve-digit number is not taken for one.
_PASSPORT = re.compile(r"[A-Z][A-Z0-9]{5,11}", re.ASCII)
_NO_ONES_NUMBER = 1000


def _personal_id(asked: Field, text: str, _setting: Setting) -> Reading:
    number = re.sub(r"[\s.\-]", "", text).upper()
    if asked.passport and _PASSPORT.fullmatch(number):
        return Reading(value=number)
    fits = _PERSONAL_ID.fullmatch(number) or (asked.cmnd and _CMND.fullmatch(number))
    if fits and int(number) >= _NO_ONES_NUMBER:
        if holder(number) and not has_known_origin(number):
            return Reading(fault=Fault.NUMBER_OF_NOWHERE, detail={"code": number[:3]})
        return Reading(value=number)
    if asked.passport:
        return Reading(fault=Fault.NOT_A_PERSONAL_ID_OR_PASSPORT)
    if asked.cmnd:
        return Reading(fault=Fault.NOT_A_PERSONAL_ID_OR_CMND)
    return Reading(fault=Fault.NOT_A_PERSONAL_ID)


_TAX_CODE = re.compile(r"(\d{10})(-?\d{3})?", re.ASCII)
_TAX_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)


def tax_check_digit(first_nine: str) -> int | None:
    """Return the tenth digit of a tax code, or None when these nine digits have none."""
    total = sum(w * int(d) for w, d in zip(_TAX_WEIGHTS, first_nine, strict=True))
    digit = 10 - total % 11
    return digit if 0 <= digit <= 9 else None  # noqa: PLR2004 - a decimal digit


def _tax_code(_asked: Field, text: str, _setting: Setting) -> Reading:
    match = _TAX_CODE.fullmatch(re.sub(r"[\s.]", "", text))
    if match is None:
        return Reading(fault=Fault.NOT_A_TAX_CODE)
    code, branch = match.group(1), (match.group(2) or "").lstrip("-")
    if tax_check_digit(code[:9]) != int(code[9]):
        return Reading(fault=Fault.WRONG_CHECK_DIGIT)
    return Reading(value=f"{code}-{branch}" if branch else code)


def _choice(asked: Field, text: str, _setting: Setting) -> Reading:
    if any(option.value == text for option in asked.options):
        return Reading(value=text)
    return Reading(fault=Fault.NOT_AN_OPTION)


def _multichoice(asked: Field, parts: list[str]) -> Reading:
    chosen = {one_line(part) for part in parts}
    if chosen - {option.value for option in asked.options}:
        return Reading(fault=Fault.NOT_AN_OPTION)
    return Reading(value=[o.value for o in asked.options if o.value in chosen])


def _yes_no(_asked: Field, text: str, _setting: Setting) -> Reading:
    if text not in {"yes", "no"}:
        return Reading(fault=Fault.NOT_AN_OPTION)
    return Reading(value=text == "yes")


def _statement(_asked: Field, text: str, _setting: Setting) -> Reading:
    if text != "yes":
        return Reading(fault=Fault.NOT_AGREED)
    return Reading(value=True)


def _area(asked: Field, text: str, setting: Setting) -> Reading:
    if len(text) > asked.max_length:
        return _text(asked, text)
    match = setting.find_area(text)
    if match.candidates:
        detail = {"places": "; ".join(match.candidates[:8]), "former": match.former}
        fault = Fault.AREA_SPLIT if match.former else Fault.SEVERAL_AREAS
        return Reading(fault=fault, detail=detail)
    if match.code is not None:
        former = {"former": match.former} if match.former else {}
        return Reading(value={"code": match.code, "text": match.text, **former})
    if not asked.elsewhere:
        return Reading(fault=Fault.UNKNOWN_AREA)
    if len([part for part in text.split(",") if part.strip()]) < _PARTS_ELSEWHERE:
        return Reading(fault=Fault.UNKNOWN_AREA_OR_ELSEWHERE)
    return Reading(value={"code": None, "text": text})


def _pick(asked: Field, text: str, setting: Setting) -> Reading:
    if len(text) > asked.max_length:
        return _text(asked, text)
    found = setting.find_entry(asked, text)
    if found.code is not None:
        return Reading(value={"code": found.code, "text": found.text})
    if asked.elsewhere:
        return Reading(value={"code": None, "text": text})
    if found.candidates:
        detail = {"entries": "; ".join(found.candidates)}
        return Reading(fault=Fault.SEVERAL_ON_THE_LIST, detail=detail)
    return Reading(fault=Fault.NOT_ON_THE_LIST)


_PARTS_ELSEWHERE = 2
_POINT = re.compile(r"(-?\d{1,3}(?:[.,]\d{1,8})?)\s*[;, ]\s*(-?\d{1,3}(?:[.,]\d{1,8})?)", re.ASCII)
# The box of Viet Nam's land and islands, latitudes and longitudes in degrees (WGS 84).
_SOUTH, _NORTH, _WEST, _EAST = 6.0, 23.5, 102.0, 118.0


def _point(_asked: Field, text: str, _setting: Setting) -> Reading:
    match = _POINT.fullmatch(text.strip(" ()"))
    if match is None:
        return Reading(fault=Fault.NOT_A_POINT)
    lat, lng = (round(float(part.replace(",", ".")), 6) for part in match.groups())
    if not (_SOUTH <= lat <= _NORTH and _WEST <= lng <= _EAST):
        return Reading(fault=Fault.POINT_ELSEWHERE)
    return Reading(value={"lat": lat, "lng": lng})


_READERS: dict[FieldType, Callable[[Field, str, Setting], Reading]] = {
    FieldType.TEXT: _line,
    FieldType.NAME: _name,
    FieldType.DATE: _date,
    FieldType.YEAR: _year,
    FieldType.INTEGER: _integer,
    FieldType.DECIMAL: _decimal,
    FieldType.MONEY: _money,
    FieldType.PHONE: _phone,
    FieldType.EMAIL: _email,
    FieldType.PERSONAL_ID: _personal_id,
    FieldType.TAX_CODE: _tax_code,
    FieldType.CHOICE: _choice,
    FieldType.YES_NO: _yes_no,
    FieldType.STATEMENT: _statement,
    FieldType.AREA: _area,
    FieldType.POINT: _point,
    FieldType.PICK: _pick,
}
