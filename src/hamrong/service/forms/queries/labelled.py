"""Answers in words: for checking before filing, for officials and for print."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from hamrong.kernel.language.interface import told_plain
from hamrong.kernel.text.interface import format_money, format_number, money_in_words
from hamrong.service.forms.queries.form import FormView
from hamrong.service.forms.rules.definition import Field, FieldType, without_hidden
from hamrong.service.forms.rules.showing import as_typed


@dataclass(frozen=True)
class LabelledRow:
    """One question and its answer in words; "" when it was left empty.

    A list of rows also has its `columns` and the `cells` of each row. A `statement` is its own
    words: it was agreed to, or not yet.
    """

    key: str
    label: str
    text: str
    columns: tuple[str, ...] = ()
    cells: tuple[tuple[str, ...], ...] = ()
    statement: bool = False


@dataclass(frozen=True)
class LabelledGroup:
    """One page's answers."""

    key: str
    title: str
    rows: tuple[LabelledRow, ...]


def labelled(form: FormView, answers: Mapping[str, Mapping[str, Any]]) -> tuple[LabelledGroup, ...]:
    """Return every question that was asked with its answer in words, in order."""
    shown = without_hidden(form.groups, answers)
    return tuple(
        LabelledGroup(
            key=group.key,
            title=group.title,
            rows=tuple(
                _row(f, shown[group.key].get(f.key))
                for f in group.fields
                if f.show_if is None or f.show_if.holds(shown)
            ),
        )
        for group in form.groups
        if group.key in shown
    )


def labelled_json(groups: Iterable[LabelledGroup]) -> list[dict[str, Any]]:
    """Return labelled answers as plain lists and texts, to be stored or printed."""
    return [
        {"key": group.key, "title": group.title, "rows": [asdict(row) for row in group.rows]}
        for group in groups
    ]


def _row(field: Field, value: Any) -> LabelledRow:
    if field.type is not FieldType.ROWS:
        stated = field.type is FieldType.STATEMENT
        return LabelledRow(field.key, field.label, in_words(field, value), statement=stated)
    cells = tuple(tuple(in_words(c, row.get(c.key)) for c in field.columns) for row in value or ())
    columns = tuple(column.label for column in field.columns)
    return LabelledRow(field.key, field.label, in_words(field, value), columns, cells)


def in_words(field: Field, value: Any) -> str:
    """Return a stored answer as people read it; "" when there is none."""
    if value is None:
        return ""
    say = _SAYERS.get(field.type)
    return say(field, value) if say else as_typed(field, value)[0]


def _yes_no(_field: Field, value: Any) -> str:
    return _("Có") if value else _("Không")


def _agreed(_field: Field, _value: Any) -> str:
    return _("Đã xác nhận")


def _chosen(field: Field, value: Any) -> str:
    return ", ".join(told_plain(field.label_of(v)) for v in as_typed(field, value))


def _money(_field: Field, value: int) -> str:
    return f"{format_money(value)} ({money_in_words(value)})"


def _computed(field: Field, value: int | str) -> str:
    if isinstance(value, str):
        return value
    if field.formula is None or not field.formula.money:
        return format_number(value)
    return _money(field, value) if value > 0 else format_money(value)


def _rows(field: Field, value: list[dict[str, Any]]) -> str:
    return "\n".join(_line(field, number, row) for number, row in enumerate(value, start=1))


def _area(_field: Field, value: Mapping[str, Any]) -> str:
    if "former" not in value:
        return str(value["text"])
    words = {"place": value["text"], "former": value["former"]}
    return _("%(place)s (trước đây: %(former)s)") % words


def _files(_field: Field, value: list[Mapping[str, str]]) -> str:
    return "\n".join(one["name"] for one in value)


def _line(field: Field, number: int, row: Mapping[str, Any]) -> str:
    """Return one row of a list on one line, its answers after their labels."""
    said = (
        (told_plain(column.label), in_words(column, row.get(column.key)))
        for column in field.columns
    )
    return f"{number}. " + "; ".join(f"{label}: {text}" for label, text in said if text)


_SAYERS: dict[FieldType, Callable[[Field, Any], str]] = {
    FieldType.YES_NO: _yes_no,
    FieldType.STATEMENT: _agreed,
    FieldType.CHOICE: _chosen,
    FieldType.MULTICHOICE: _chosen,
    FieldType.MONEY: _money,
    FieldType.COMPUTED: _computed,
    FieldType.ROWS: _rows,
    FieldType.AREA: _area,
    FieldType.FILE: _files,
}
