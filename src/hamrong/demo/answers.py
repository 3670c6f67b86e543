"""Answers to any form, as the household that files would give them."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from hamrong.demo.people import Household, Person
from hamrong.demo.wording import ANSWERS, NUMBERS
from hamrong.kernel.text.interface import format_date, format_number
from hamrong.service.forms.interface import Field, FieldType, Group
from hamrong.service.results import interface as results

_EXAMPLE = re.compile(r"[Vv]í dụ:? (.+)$")
_TAX_CODE = "2800119907"
_MILLION = 1_000_000
_FALLBACK = "Theo giấy tờ kèm theo"
# Who a page of questions is about; a page not named here is about the applicant.
_WHO = {
    "child": "child", "mother": "wife", "father": "husband", "wife": "wife",
    "husband": "husband", "deceased": "father", "opponent": "spouse", "other_parent": "spouse",
}  # fmt: skip
_ADDRESSES = frozenset({"address", "business_address", "plot_address"})
_STREETS = (
    "Số 27, đường Bà Triệu", "Tổ dân phố 3", "Số 15, đường Lê Lợi", "Số 8, đường Tô Hiến Thành",
)  # fmt: skip
_HAMLETS = ("Thôn Đông", "Thôn Trung Hòa", "Thôn 5", "Thôn Phú Vinh")
# The questions that a person answers with who she is.
_IDENTITY: Final[Mapping[str, Callable[[Person], str]]] = {
    "full_name": lambda p: p.full_name,
    "birth_date": lambda p: format_date(p.born),
    "birth_year": lambda p: str(p.born.year),
    "sex": lambda p: p.sex,
    "personal_id": lambda p: p.personal_id,
    "phone": lambda p: p.phone,
    "business_phone": lambda p: p.phone,
    "representative": lambda p: p.full_name,
    "director": lambda p: p.full_name,
    "id_paper": lambda p: f"Căn cước công dân số {p.personal_id}, cấp ngày 15/06/2021",
}
# The columns of a list of people that say who each of them is.
_COLUMNS = {
    "name": "full_name",
    "paper": "personal_id",
    "birth_date": "birth_date",
    "birth_year": "birth_year",
}
_RELATIONS = {
    "child": {"male": "Cha", "female": "Mẹ"},
    "deceased": {"male": "Con", "female": "Con"},
}


@dataclass(frozen=True)
class Writer:
    """Fills pages for a household living in a commune, on a day."""

    household: Household
    place: str
    on: date
    chance: Random
    pages: frozenset[str]
    mail: str = ""

    def page(self, group: Group) -> dict[str, list[str]]:
        """Return what is typed into a page, by question; what is not known stays empty."""
        asked = [field for field in group.fields if field.is_asked]
        typed = {f.key: self._typed(group, f) for f in asked if not f.columns}
        for field in asked:
            typed |= self._rows(field)
        return {key: [text] if isinstance(text, str) else list(text) for key, text in typed.items()}

    def _typed(self, group: Group, field: Field) -> str | Sequence[str]:
        person: Person = getattr(self.household, _WHO.get(group.key, "head"))
        if field.key in _IDENTITY:
            return _IDENTITY[field.key](person)
        if field.key in _ADDRESSES:
            return self._address()
        if field.key == "relationship":
            return self._relationship(person)
        said = ANSWERS.get(f"{group.key}.{field.key}") or ANSWERS.get(field.key)
        if said and _fits(field, said):
            return self.chance.choice(said)
        return self._by_type(field)

    def _rows(self, field: Field) -> dict[str, str | Sequence[str]]:
        """Return what is typed into the rows of a list: as many people as it needs."""
        wanted = (field.minimum or int(field.required)) if field.columns else 0
        known = (self.household.head, self.household.spouse, self.household.father)
        typed: dict[str, str | Sequence[str]] = {}
        for number in range(wanted):
            person = known[number % len(known)]
            for column in field.columns:
                said = _IDENTITY.get(_COLUMNS.get(column.key, ""))
                named = field.column("paper") or column.key != "name"
                text = said(person) if said and named else self._cell(field, column)
                typed[f"{field.key}-{number}-{column.key}"] = text
        return typed

    def _cell(self, field: Field, column: Field) -> str:
        said = ANSWERS.get(f"{field.key}.{column.key}")
        if column.key in _ADDRESSES or column.key == "residence":
            return f"{self._address()}, {self.place}"
        return self.chance.choice(said) if said and _fits(column, said) else self._by_type(column)

    def _address(self) -> str:
        """Return where in the commune the household lives: each time the same."""
        urban = self.place.startswith(("Phường", "Thị trấn"))
        known = _STREETS if urban else _HAMLETS
        return known[int(self.household.head.phone[-1]) % len(known)]

    def _relationship(self, person: Person) -> str:
        about = next((key for key in _RELATIONS if key in self.pages), "")
        return _RELATIONS[about][person.sex] if about else "Bản thân"

    def _by_type(self, field: Field) -> str:
        if field.options:
            given = field.default if field.type is FieldType.CHOICE else ""
            return given or self.chance.choice(field.options).value
        if field.type in {FieldType.DATE, FieldType.YEAR}:
            return self._day(field)
        if field.type in {FieldType.INTEGER, FieldType.DECIMAL, FieldType.MONEY}:
            return self._number(field)
        ready = {
            FieldType.YES_NO: self.chance.choice(("yes", "no")),
            FieldType.STATEMENT: "yes",
            FieldType.FILE: "",
            FieldType.AREA: self.place,
            FieldType.EMAIL: self.mail,
        }
        if field.type in ready:
            return ready[field.type]
        return self._words(field) if field.required else ""

    def _words(self, field: Field) -> str:
        known = {
            FieldType.NAME: self.household.spouse.full_name,
            FieldType.PHONE: self.household.head.phone,
            FieldType.PERSONAL_ID: self.household.head.personal_id,
            FieldType.TAX_CODE: _TAX_CODE,
        }
        if field.type in known:
            return known[field.type]
        example = _EXAMPLE.search(field.hint)
        text = example[1].split(";")[0] if example else _FALLBACK
        return text[: field.max_length or None]

    def _day(self, field: Field) -> str:
        if field.key == "died_on":
            days = self.chance.randint(2, 6)
        else:
            days = 1 if field.not_before else self.chance.randint(400, 2500)
        day = self.on - timedelta(days=days)
        if not field.past and field.type is FieldType.DATE:
            day = self.on + timedelta(days=200 if field.key.endswith("_to") else 12)
        return str(day.year) if field.type is FieldType.YEAR else format_date(day)

    def _number(self, field: Field) -> str:
        low, high = NUMBERS.get(field.key, (1, 5))
        unit = 50 * _MILLION if field.type is FieldType.MONEY else 1
        number = max(self.chance.randint(low, high) * unit, field.minimum or 0)
        return format_number(min(number, field.maximum or number))


def _fits(field: Field, said: Sequence[str]) -> bool:
    """Tell whether answers kept by key are of this question's kind."""
    if field.type is FieldType.PICK:
        return field.elsewhere or {option.label for option in field.options}.issuperset(said)
    if field.options:
        return {option.value for option in field.options}.issuperset(said)
    if field.type is FieldType.YES_NO:
        return {"yes", "no"}.issuperset(said)
    return field.type in {FieldType.TEXT, FieldType.LONGTEXT, FieldType.NAME}


def filled_in(template: results.Template, first: Mapping[str, str], on: date) -> dict[str, str]:
    """Return a result's fields as an official leaves them: what was missing or wrong is written."""
    kept, faults = results.judged(template, first)
    return kept | {f.key: _stand_in(f, on) for f in template.asked if f.key in faults}


def _stand_in(field: results.Field, on: date) -> str:
    if field.kind is results.FieldKind.DATE:
        return format_date(on)
    if field.kind is results.FieldKind.PERSONAL_ID:
        return ""
    example = _EXAMPLE.search(field.hint)
    return example[1].split(";")[0] if example else _FALLBACK
