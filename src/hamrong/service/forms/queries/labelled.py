"""Answers in words: for checking before filing, for officials and for print."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from hamrong.kernel.text.interface import format_money, money_in_words
from hamrong.service.forms.queries.form import FormView
from hamrong.service.forms.rules.definition import Field, FieldType, without_hidden
from hamrong.service.forms.rules.showing import as_typed


@dataclass(frozen=True)
class LabelledRow:
    """One question and its answer in words; "" when it was left empty."""

    key: str
    label: str
    text: str


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
                LabelledRow(f.key, f.label, in_words(f, shown[group.key].get(f.key)))
                for f in group.fields
                if f.show_if is None or f.show_if.holds(shown)
            ),
        )
        for group in form.groups
        if group.key in shown
    )


def in_words(field: Field, value: Any) -> str:
    """Return a stored answer as people read it; "" when there is none."""
    if value is None:
        return ""
    match field.type:
        case FieldType.YES_NO:
            return _("Có") if value else _("Không")
        case FieldType.STATEMENT:
            return _("Đã xác nhận")
        case FieldType.CHOICE | FieldType.MULTICHOICE:
            return ", ".join(field.label_of(v) for v in as_typed(field, value))
        case FieldType.MONEY:
            return f"{format_money(value)} ({money_in_words(value)})"
        case _:
            return as_typed(field, value)[0]
