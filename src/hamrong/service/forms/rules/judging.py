"""What is still wrong or missing in a whole form, and how far its groups are filled."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from hamrong.service.forms.rules.clean import raw_input
from hamrong.service.forms.rules.computing import with_computed
from hamrong.service.forms.rules.definition import (
    Answers,
    Definition,
    Field,
    FieldType,
    Group,
    shown_fields,
    without_hidden,
)
from hamrong.service.forms.rules.ordering import in_order
from hamrong.service.forms.rules.reading import Fault, Reading, Setting, read
from hamrong.service.forms.rules.rows import Cell, cell_of, judge_cells, judge_count, read_rows

Inputs = Mapping[str, Mapping[str, list[str]]]
_NOT_ONE_INPUT = {FieldType.ROWS, FieldType.COMPUTED, FieldType.FILE}


class GroupState(StrEnum):
    """How far a page of questions is filled."""

    TODO = "todo"
    STARTED = "started"
    DONE = "done"


@dataclass(frozen=True)
class Finding:
    """One answer that cannot be taken as it is."""

    group: Group
    field: Field
    reading: Reading
    cell: Cell | None = None

    @property
    def name(self) -> str:
        """Return the name of the input where it is put right."""
        return self.cell.name if self.cell else self.field.key


@dataclass(frozen=True)
class Entered:
    """What one page sent: what was understood, and the texts that were not."""

    answers: dict[str, Any]
    inputs: dict[str, list[str]]


def read_group(group: Group, data: Mapping[str, Any], setting: Setting) -> Entered:
    """Read everything a page sent for a group; nothing typed is lost, hidden fields included.

    Each field's text is under its key. What cannot be understood is kept as it was typed.
    """
    answers: dict[str, Any] = {}
    inputs: dict[str, list[str]] = {}
    for field in group.fields:
        if field.type is FieldType.ROWS:
            rows, not_understood = read_rows(field, data, setting)
            inputs |= not_understood
            answers |= {field.key: rows} if rows else {}
        if field.type in _NOT_ONE_INPUT:
            continue
        raw = raw_input(data, field.key)
        reading = read(field, raw, setting)
        if reading.fault is not None:
            inputs[field.key] = raw
        elif reading.value is not None:
            answers[field.key] = reading.value
    return Entered(answers, inputs)


def findings(
    definition: Definition, answers: Answers, inputs: Inputs, setting: Setting
) -> Iterator[Finding]:
    """Yield every shown question that is unanswered but required, or answered unusably."""
    for group, field in shown_fields(definition.groups, answers):
        given, typed = answers.get(group.key, {}), inputs.get(group.key, {})
        reading = judge(field, given, typed, setting, answers)
        if reading.fault is not None:
            yield Finding(group, field, reading)
        if field.type is FieldType.ROWS:
            for cell, one in judge_cells(field, given.get(field.key), typed, setting):
                if one.fault is not None:
                    yield Finding(group, field, one, cell)


def settled(
    definition: Definition, answers: Answers, inputs: Inputs, setting: Setting
) -> tuple[dict[str, dict[str, Any]], dict[str, dict[str, list[str]]]]:
    """Return answers and inputs after moving over what can be understood by now.

    A date that lay in the future when it was typed may have come since.
    """
    known = {key: dict(group) for key, group in answers.items()}
    open_inputs: dict[str, dict[str, list[str]]] = {}
    for group in definition.groups:
        fields = {field.key: field for field in group.fields}
        for key, raw in inputs.get(group.key, {}).items():
            cell = cell_of(fields, key)
            field = cell.column if cell else fields.get(key)
            reading = Reading() if field is None else read(field, list(raw), setting)
            if reading.fault is not None:
                open_inputs.setdefault(group.key, {})[key] = list(raw)
            elif reading.value is not None:
                _put(known.setdefault(group.key, {}), key, cell, reading.value)
    return with_computed(definition, known), open_inputs


def _put(answers: dict[str, Any], key: str, cell: Cell | None, value: Any) -> None:
    if cell is None:
        answers[key] = value
        return
    rows = [dict(row) for row in answers.get(cell.rows.key, ())]
    if cell.row < len(rows):
        rows[cell.row][cell.column.key] = value
        answers[cell.rows.key] = rows


def judge(
    field: Field,
    answers: Mapping[str, Any],
    inputs: Mapping[str, list[str]],
    setting: Setting,
    everything: Answers,
) -> Reading:
    """Return the reading of one shown question as it stands in its group, beside `everything`."""
    if field.type is FieldType.ROWS:
        return judge_count(field, answers.get(field.key))
    if not field.is_asked:
        return Reading(value=answers.get(field.key))
    if field.key in inputs:
        return read(field, list(inputs[field.key]), setting)
    if field.required and field.key not in answers:
        return Reading(fault=Fault.MISSING)
    return in_order(field, answers.get(field.key), everything)


def group_states(
    definition: Definition, answers: Answers, inputs: Inputs, saved: set[str], setting: Setting
) -> dict[str, GroupState]:
    """Return how far each shown group is filled; `saved` are the groups saved at least once."""
    shown = without_hidden(definition.groups, answers)
    wrong = {f.group.key for f in findings(definition, answers, inputs, setting)}
    return {
        key: GroupState.TODO
        if key not in saved
        else (GroupState.STARTED if key in wrong else GroupState.DONE)
        for key in shown
    }
