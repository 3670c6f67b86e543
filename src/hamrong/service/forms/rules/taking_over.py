"""What another filing of the same kind takes over from an earlier one."""

from collections.abc import Mapping
from typing import Any

from hamrong.service.forms.rules.definition import Answers, Definition, Field, FieldType, Group
from hamrong.service.forms.rules.reading import Setting, read
from hamrong.service.forms.rules.showing import as_typed, same_answer

_ANEW = frozenset({FieldType.STATEMENT, FieldType.FILE, FieldType.COMPUTED})
"""What is agreed to, attached or computed is so for one filing only."""


def taken_over(old: Definition, new: Definition, answers: Answers, setting: Setting) -> Answers:
    """Return the answers of an earlier filing that stand in another, by page.

    Left out: what the form asks anew each time, statements, files, and whatever the form of today
    asks otherwise or would not accept. A page nothing of which is taken over is not there.
    """
    pages = ((group, old.group(group.key)) for group in new.groups if not group.per_filing)
    found = {
        group.key: _page(group, before, answers.get(group.key, {}), setting)
        for group, before in pages
        if before is not None
    }
    return {key: page for key, page in found.items() if page}


def _page(
    group: Group, before: Group, given: Mapping[str, Any], setting: Setting
) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for field in group.fields:
        asked_before = before.field(field.key)
        same = asked_before is not None and same_answer(asked_before.type, field.type)
        if not same or field.per_filing or field.type in _ANEW or field.key not in given:
            continue
        value = _still(field, given[field.key], setting)
        if value is not None:
            kept[field.key] = value
    return kept


def _still(field: Field, value: Any, setting: Setting) -> Any:
    """Return the value as it is read today, None where it cannot stand any more."""
    if field.type is not FieldType.ROWS:
        reading = read(field, as_typed(field, value), setting)
        return None if reading.fault else reading.value
    rows = [{c.key: _cell(c, row, setting) for c in field.columns} for row in value]
    return [{key: cell for key, cell in row.items() if cell is not None} for row in rows] or None


def _cell(column: Field, row: Mapping[str, Any], setting: Setting) -> Any:
    """Return what a row answers; a choice that was not asked yet stands as in a new row."""
    if column.key in row:
        return _still(column, row[column.key], setting)
    return column.default or None if column.type is FieldType.CHOICE else None
