"""Values nobody types: totals and counts of what was answered."""

from collections.abc import Mapping
from datetime import date
from math import prod
from typing import Any

from hamrong.kernel.text.interface import date_in_words
from hamrong.service.forms.rules.definition import (
    Answers,
    Definition,
    Formula,
    Operation,
    Reference,
    without_hidden,
)


def with_computed(definition: Definition, answers: Answers) -> dict[str, dict[str, Any]]:
    """Return the answers with every shown computed field filled as far as its parts are there.

    Parts that are hidden or unanswered do not count; a value with no part at all stays empty.
    """
    full = {key: dict(group) for key, group in answers.items()}
    computed = [(g, f) for g in definition.groups for f in g.fields if f.formula is not None]
    for group, field in computed:
        full.get(group.key, {}).pop(field.key, None)
    for group, field in computed:
        shown = without_hidden(definition.groups, full)
        value = _value(field.formula, shown) if field.formula and group.key in shown else None
        visible = field.show_if is None or field.show_if.holds(shown)
        if value is not None and visible:
            full.setdefault(group.key, {})[field.key] = value
    return full


def _value(formula: Formula, answers: Answers) -> int | str | None:
    if formula.operation is Operation.DATE_WORDS:
        return _date_words(_answer(answers, formula.of[0]))
    if formula.operation is Operation.COUNT:
        return sum(len(_rows(answers, one)) for one in formula.of)
    numbers = [_numbers(answers, one) for one in formula.of]
    flat = [number for part in numbers for number in part]
    if not flat:
        return None
    if formula.operation is Operation.SUM:
        return sum(flat)
    if any(not part for part in numbers):
        return None
    return _of_all(formula.operation, numbers)


def _of_all(operation: Operation, numbers: list[list[int]]) -> int:
    if operation is Operation.PRODUCT:
        return prod(number for part in numbers for number in part)
    return sum(numbers[0]) - sum(number for part in numbers[1:] for number in part)


def _date_words(day: str | None) -> str | None:
    return date_in_words(date.fromisoformat(day)) if day else None


def _numbers(answers: Answers, reference: Reference) -> list[int]:
    if reference.column:
        rows = _rows(answers, reference)
        return [row[reference.column] for row in rows if row.get(reference.column) is not None]
    value = _answer(answers, reference)
    return [] if value is None else [value]


def _answer(answers: Answers, reference: Reference) -> Any:
    return answers.get(reference.group, {}).get(reference.field)


def _rows(answers: Answers, reference: Reference) -> list[Mapping[str, Any]]:
    rows = answers.get(reference.group, {}).get(reference.field)
    return rows if isinstance(rows, list) else []
