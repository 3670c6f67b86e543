"""Add the files chosen on a page of questions, or take one away."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, RefusedError
from hamrong.kernel.ids.interface import uuid_of
from hamrong.service.forms.access import own_draft
from hamrong.service.forms.actions.add_file import add_file
from hamrong.service.forms.actions.remove_file import remove_file
from hamrong.service.forms.queries.form import form_version
from hamrong.service.forms.rules.attaching import question_key
from hamrong.service.forms.rules.clean import raw_input
from hamrong.service.forms.rules.definition import FieldType

REMOVE = "_remove-file"
"""The input whose value "page.question id" takes a file away."""


def add_page_files(
    actor: Actor, draft_id: UUID, step: str, files: Any, *, prefix: str = ""
) -> dict[str, str]:
    """Store every file chosen for a question of the page; return what was refused, by question.

    `files` is request.FILES. Files beside a refused one are kept.

    Raises:
        NotYoursError: no such draft for this actor.
        RefusedError: the draft was submitted already.
    """
    group = form_version(own_draft(actor, draft_id).form_id).definition.group(step)
    refused: dict[str, str] = {}
    for asked in group.fields if group else ():
        if asked.type is not FieldType.FILE:
            continue
        for upload in files.getlist(f"{prefix}{asked.key}"):
            name = upload.name or _("tệp")
            try:
                add_file(actor, draft_id, question_key(step, asked.key), upload.file, name=name)
            except RefusedError as error:
                said = _("%(name)s: %(problem)s") % {"name": name, "problem": error.message}
                refused[asked.key] = said
    return refused


def remove_page_file(actor: Actor, draft_id: UUID, data: Mapping[str, Any]) -> bool:
    """Take away the file whose button was pressed; tells whether one was.

    Raises:
        NotYoursError: no such draft for this actor.
        RefusedError: the draft was submitted already.
    """
    key, _sep, typed = (raw_input(data, REMOVE) or [""])[-1].partition(" ")
    file_id = uuid_of(typed)
    if file_id is None:
        return False
    remove_file(actor, draft_id, key, file_id)
    return True
