"""Draw a page of questions, and answers in words."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from django import template

from hamrong.service.forms.queries.labelled import LabelledGroup, LabelledRow
from hamrong.service.forms.queries.page import GroupPage

register = template.Library()
MOST_COLUMNS = 8
"""Columns that can be read beside each other."""


@register.inclusion_tag("forms/group.html")
def form_group(page: GroupPage, files_at: str = "") -> dict[str, Any]:
    """Draw the error summary and the questions of a page, for inside a `form` element.

    The draft's revision goes along as `_revision`; field names never begin with an underscore. The
    first button is one nobody sees: it is what Enter in a field presses, so that it never takes a
    row away. `files_at` is the address before the ids of files that were added.
    """
    return {"page": page, "files_at": files_at}


@register.inclusion_tag("forms/answers.html")
def form_answers(groups: Sequence[LabelledGroup], change_base: str = "") -> dict[str, Any]:
    """Draw answers in words, each page under its title.

    With `change_base`, an address ending in "/", each title has a link to change it:
    change_base followed by the page's key.
    """
    return {"groups": groups, "change_base": change_base}


@register.filter
def entries(row: LabelledRow | Mapping[str, Any]) -> list[list[tuple[str, str]]]:
    """Return each row of a list too wide for a table, as its questions answered; else nothing.

    `row` may be as it was stored. The print (form.typ) has the same bound.
    """
    said = row if isinstance(row, Mapping) else asdict(row)
    columns: Sequence[str] = said["columns"]
    if len(columns) <= MOST_COLUMNS:
        return []
    paired = (zip(columns, cells, strict=True) for cells in said["cells"])
    return [[(label, text) for label, text in one if text] for one in paired]
