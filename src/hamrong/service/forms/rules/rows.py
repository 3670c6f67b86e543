"""Lists of rows: names of their inputs, how they are read and judged."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hamrong.service.forms.rules.clean import raw_input
from hamrong.service.forms.rules.definition import ROW, Field
from hamrong.service.forms.rules.ordering import in_order
from hamrong.service.forms.rules.reading import Fault, Reading, Setting, read

CHANGE_ROWS = "_rows"
"""The input whose value "add:key" or "remove:key:2" changes how many rows there are."""
MOST_ROWS = 200
"""Rows of one list that a draft keeps, also when a form allows fewer."""


@dataclass(frozen=True)
class Cell:
    """The place of one answer: a row, counted from 0, and the question asked in each."""

    rows: Field
    row: int
    column: Field

    @property
    def name(self) -> str:
        """Return the name of its input."""
        return cell_name(self.rows.key, self.row, self.column.key)


def cell_name(key: str, row: int | str, column: str) -> str:
    """Return the name of one cell's input: "members-0-full_name"."""
    return f"{key}-{row}-{column}"


def cell_of(fields: Mapping[str, Field], name: str) -> Cell | None:
    """Return the cell an input's name means among these fields, or None."""
    key, _, rest = name.partition("-")
    row, _, column_key = rest.partition("-")
    field = fields.get(key)
    column = field.column(column_key) if field else None
    if field is None or column is None or not _ROW.fullmatch(row):
        return None
    return Cell(field, int(row), column)


_ROW = re.compile(r"\d{1,4}", re.ASCII)


def row_to_add(data: Mapping[str, Any]) -> str:
    """Return the key of the list to which a row is to be added, "" when none is."""
    return _wish(data, "add")[0]


def row_was_removed(data: Mapping[str, Any]) -> bool:
    """Tell whether the page was sent by the button that takes a row away."""
    return bool(_wish(data, "remove")[0])


def _wish(data: Mapping[str, Any], verb: str) -> tuple[str, str]:
    said, _, rest = (raw_input(data, CHANGE_ROWS) or [""])[-1].partition(":")
    key, _, row = rest.partition(":")
    return (key, row) if said == verb else ("", "")


def typed_rows(field: Field, data: Mapping[str, Any]) -> list[dict[str, list[str]]]:
    """Return what was typed into the rows of a list, in order.

    Rows are left out where nothing stands but what stands in every new row.
    """
    fields = {field.key: field}
    cells = [cell for name in data if (cell := cell_of(fields, str(name)))]
    removed = _wish(data, "remove")
    gone = int(removed[1]) if removed[0] == field.key and _ROW.fullmatch(removed[1]) else -1
    numbers = sorted({cell.row for cell in cells} - {gone})[:MOST_ROWS]
    found = (
        {c.key: raw_input(data, cell_name(field.key, n, c.key)) for c in field.columns}
        for n in numbers
    )
    return [row for row in found if any(_says_something(c, row[c.key]) for c in field.columns)]


def _says_something(column: Field, raw: list[str]) -> bool:
    """Tell whether somebody answered: what stands in every new row says nothing."""
    return any(part.strip() and part != column.default for part in raw)


def read_rows(
    field: Field, data: Mapping[str, Any], setting: Setting
) -> tuple[list[dict[str, Any]], dict[str, list[str]]]:
    """Read the rows of a list: what was understood, and by input name what was not."""
    rows: list[dict[str, Any]] = []
    open_inputs: dict[str, list[str]] = {}
    for number, typed in enumerate(typed_rows(field, data)):
        values: dict[str, Any] = {}
        for column in field.columns:
            reading = read(column, typed[column.key], setting)
            if reading.fault is not None:
                open_inputs[cell_name(field.key, number, column.key)] = typed[column.key]
            elif reading.value is not None:
                values[column.key] = reading.value
        rows.append(values)
    return rows, open_inputs


def judge_count(field: Field, rows: list[dict[str, Any]] | None) -> Reading:
    """Tell whether there are enough rows and not too many."""
    count = len(rows or ())
    fewest = field.minimum or (1 if field.required else 0)
    if not count and fewest:
        return Reading(fault=Fault.MISSING)
    if count < fewest and count:
        return Reading(fault=Fault.TOO_FEW_ROWS, detail={"minimum": fewest})
    if field.maximum is not None and count > field.maximum:
        return Reading(fault=Fault.TOO_MANY_ROWS, detail={"maximum": field.maximum})
    return Reading(value=rows)


def judge_cells(
    field: Field,
    rows: list[dict[str, Any]] | None,
    inputs: Mapping[str, list[str]],
    setting: Setting,
) -> Iterator[tuple[Cell, Reading]]:
    """Yield every cell with its reading: its value, or what is wrong with it."""
    for number, values in enumerate(rows or ()):
        for column in field.shown_columns(values):
            cell = Cell(field, number, column)
            if cell.name in inputs:
                yield cell, read(column, list(inputs[cell.name]), setting)
            elif column.required and column.key not in values:
                yield cell, Reading(fault=Fault.MISSING)
            else:
                yield cell, in_order(column, values.get(column.key), {ROW: values})
