"""A form's definition: groups of fields, their types and the conditions under which they show."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Answers = Mapping[str, Mapping[str, Any]]
ROW = ""
"""The page named by the condition of a column: its own row."""


class FieldType(StrEnum):
    """What a field asks for, and so how its answer is read, stored and shown."""

    TEXT = "text"
    LONGTEXT = "longtext"
    NAME = "name"
    DATE = "date"
    YEAR = "year"
    INTEGER = "integer"
    DECIMAL = "decimal"
    MONEY = "money"
    PHONE = "phone"
    EMAIL = "email"
    PERSONAL_ID = "personal_id"
    TAX_CODE = "tax_code"
    CHOICE = "choice"
    MULTICHOICE = "multichoice"
    YES_NO = "yes_no"
    AREA = "area"
    STATEMENT = "statement"
    ROWS = "rows"
    COMPUTED = "computed"
    POINT = "point"
    PICK = "pick"
    FILE = "file"


class Operation(StrEnum):
    """How a computed field's value comes from others."""

    SUM = "sum"
    DIFFERENCE = "difference"
    PRODUCT = "product"
    COUNT = "count"
    DATE_WORDS = "date_words"


class Catalogue(StrEnum):
    """A list kept by another system, of which a question may have one entry chosen."""

    AGENCIES = "agencies"
    PROCEDURES = "procedures"


@dataclass(frozen=True)
class Option:
    """One choice: what is stored and what people read."""

    value: str
    label: str


@dataclass(frozen=True)
class Condition:
    """Holds when an earlier answer is one of the given values."""

    group: str
    field: str
    values: tuple[str | bool, ...]

    def holds(self, answers: Answers) -> bool:
        """Tell whether the answers given so far meet the condition; no answer does not."""
        answer = answers.get(self.group, {}).get(self.field)
        given = answer if isinstance(answer, list) else [answer]
        return any(type(g) is type(v) and g == v for g in given for v in self.values)


@dataclass(frozen=True)
class Reference:
    """An earlier number, or a column of an earlier list of rows: all its numbers."""

    group: str
    field: str
    column: str = ""


@dataclass(frozen=True)
class Earlier:
    """A date or year asked before, on the page `group` or, for a column, in the same row (ROW)."""

    group: str
    field: str
    label: str


@dataclass(frozen=True)
class Formula:
    """What a computed field computes: the first reference less the others for a difference."""

    operation: Operation
    of: tuple[Reference, ...]
    money: bool = False


@dataclass(frozen=True)
class Field:
    """One question.

    `minimum` and `maximum` bound numbers (đồng for money, the year for a year); `max_length`
    counts characters, `decimals` digits after the decimal comma. `past` refuses a date after
    today, `not_before` one before another that was asked. `cmnd` accepts the former nine-digit
    number too, `passport` a passport's. `elsewhere` accepts what is not on the list (a place
    outside the province, an agency that is no more), in words. `catalogue` is the list of
    another system that a pick chooses from. `columns` are the questions of each row of a list,
    `minimum` and `maximum` bound how many rows there are, `row_name` names one, `table` draws
    them as one. `formula` gives a computed field. `prefill` names what may fill the field
    beforehand ("account.phone"). `per_filing` asks anew where someone files another like an
    earlier one. `show_if` makes it a conditional question.
    """

    key: str
    label: str
    type: FieldType
    required: bool = False
    hint: str = ""
    options: tuple[Option, ...] = ()
    show_if: Condition | None = None
    prefill: str = ""
    default: str = ""
    minimum: int | None = None
    maximum: int | None = None
    max_length: int = 0
    decimals: int = 0
    past: bool = False
    not_before: Earlier | None = None
    cmnd: bool = False
    passport: bool = False
    elsewhere: bool = False
    columns: tuple["Field", ...] = ()
    row_name: str = ""
    table: bool = False
    formula: Formula | None = None
    catalogue: Catalogue | None = None
    per_filing: bool = False

    @property
    def is_asked(self) -> bool:
        """Tell whether people answer it; what is computed is only shown."""
        return self.type is not FieldType.COMPUTED

    @property
    def says_words(self) -> bool:
        """Tell whether it computes words, not a number."""
        return self.formula is not None and self.formula.operation is Operation.DATE_WORDS

    def column(self, key: str) -> "Field | None":
        """Return the question of each row with this key, or None."""
        return next((c for c in self.columns if c.key == key), None)

    def shown_columns(self, row: Mapping[str, Any]) -> tuple["Field", ...]:
        """Return the questions asked in a row, after what the row answers before them."""
        kept: dict[str, Any] = {}
        shown = []
        for column in self.columns:
            if column.show_if is None or column.show_if.holds({ROW: kept}):
                shown.append(column)
                kept |= {column.key: row[column.key]} if column.key in row else {}
        return tuple(shown)

    def asked_rows(self, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return the rows of a list with the answers to what is asked in each."""
        return [
            {c.key: row[c.key] for c in self.shown_columns(row) if c.key in row} for row in rows
        ]

    def label_of(self, value: str) -> str:
        """Return the words of an option's value, or the value when it is none of them."""
        return next((o.label for o in self.options if o.value == value), value)


@dataclass(frozen=True)
class Group:
    """One page of questions.

    `also` names pages of other forms that ask the same of a person or thing: what was answered
    there is offered here; `papers` name what papers of the store say of them ("kind:page").
    `per_filing` asks the page anew where someone files another dossier like
    an earlier one.
    """

    key: str
    title: str
    fields: tuple[Field, ...]
    hint: str = ""
    show_if: Condition | None = None
    also: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    per_filing: bool = False

    def field(self, key: str) -> Field | None:
        """Return the field with this key, or None."""
        return next((f for f in self.fields if f.key == key), None)

    def shown_fields(self, answers: Answers) -> tuple[Field, ...]:
        """Return the fields whose condition holds for the answers, in order."""
        return tuple(f for f in self.fields if f.show_if is None or f.show_if.holds(answers))


@dataclass(frozen=True)
class Definition:
    """A whole form. `verified` tells whether its fields were checked against the official form."""

    key: str
    version: str
    title: str
    groups: tuple[Group, ...]
    official_form: str = ""
    verified: bool = False

    def group(self, key: str) -> Group | None:
        """Return the group with this key, or None."""
        return next((g for g in self.groups if g.key == key), None)


def without_hidden(groups: tuple[Group, ...], answers: Answers) -> dict[str, dict[str, Any]]:
    """Return the answers of shown groups and fields only.

    Conditions are judged in reading order on what is still there, so an answer that is hidden
    hides what hangs on it. Every shown group has an entry, even when it is empty.
    """
    kept: dict[str, dict[str, Any]] = {}
    for group in groups:
        if group.show_if is not None and not group.show_if.holds(kept):
            continue
        given = answers.get(group.key, {})
        kept[group.key] = {}
        for field in group.fields:
            shown = field.show_if is None or field.show_if.holds(kept)
            if shown and field.key in given:
                value = given[field.key]
                kept[group.key][field.key] = field.asked_rows(value) if field.columns else value
    return kept


def shown_fields(groups: tuple[Group, ...], answers: Answers) -> list[tuple[Group, Field]]:
    """Return every question that must be asked, given the answers, in reading order."""
    kept = without_hidden(groups, answers)
    return [
        (group, field)
        for group in groups
        if group.key in kept
        for field in group.fields
        if field.show_if is None or field.show_if.holds(kept)
    ]
