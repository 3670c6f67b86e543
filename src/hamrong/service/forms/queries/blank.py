"""A form with nothing on it, to be read and prepared on paper."""

from functools import lru_cache
from typing import Any
from uuid import UUID

from django.utils.translation import gettext, override

from hamrong.service.forms.queries.form import FormView, form, form_version
from hamrong.service.forms.queries.printed import form_pdf
from hamrong.service.forms.rules.definition import Field, FieldType

DOTS = "…" * 24
BOX = "☐"
MOST_BOXES = 8
EMPTY_ROWS = 3
_NOT_ON_PAPER = frozenset({FieldType.COMPUTED})


def blank_pdf(form_key: str) -> bytes | None:
    """Print the current version of a form with lines to write on; None when there is no such form.

    All questions stand on it, also those the electronic form asks in some cases only.
    """
    found = form(form_key)
    return None if found is None else _printed(found.id)


@lru_cache(maxsize=100)
def _printed(version_id: UUID) -> bytes:
    """Print one version once: it never changes. Printed forms are Vietnamese."""
    found = form_version(version_id)
    with override("vi"):
        return form_pdf({"agency": DOTS}, _groups(found), form=found)


def _groups(found: FormView) -> list[dict[str, Any]]:
    return [
        {
            "key": group.key,
            "title": group.title,
            "rows": [_row(one) for one in group.fields if one.type not in _NOT_ON_PAPER],
        }
        for group in found.groups
    ]


def _row(field: Field) -> dict[str, Any]:
    row: dict[str, Any] = {"key": field.key, "label": field.label, "text": _space(field)}
    if field.type is FieldType.ROWS:
        columns = [column.label for column in field.columns]
        row |= {"columns": columns, "cells": [[""] * len(columns)] * EMPTY_ROWS}
    return row


def _space(field: Field) -> str:
    """Return what stands beside a question: boxes to tick where the answers are few, else dots."""
    if field.type is FieldType.YES_NO:
        return f"{BOX} {gettext('Có')}   {BOX} {gettext('Không')}"
    if field.type is FieldType.STATEMENT:
        return BOX
    if 0 < len(field.options) <= MOST_BOXES:
        return "   ".join(f"{BOX} {option.label}" for option in field.options)
    return DOTS
