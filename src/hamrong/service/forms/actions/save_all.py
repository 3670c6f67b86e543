"""Save every page of a form that stands on one screen."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from hamrong.kernel.actor.interface import Actor
from hamrong.service.forms.access import own_draft
from hamrong.service.forms.actions.save_step import save_step
from hamrong.service.forms.queries.draft import DraftView, draft_view
from hamrong.service.forms.rules.clean import raw_input
from hamrong.service.forms.rules.rows import CHANGE_ROWS


def prefix_of(group_key: str) -> str:
    """Return what stands before the inputs of a group where several are asked together."""
    return f"{group_key}__"


@transaction.atomic
def save_all(actor: Actor, draft_id: UUID, data: Mapping[str, Any], revision: int) -> DraftView:
    """Save all groups of a draft from one form whose inputs are named by `prefix_of`.

    Raises:
        NotYoursError: no such draft for this actor.
        RefusedError: the draft was submitted already.
        StaleStepError: another window saved one of the groups since `revision`.
    """
    view = draft_view(own_draft(actor, draft_id, lock=True))
    for group in view.form.groups:
        prefix = prefix_of(group.key)
        own = {
            str(name).removeprefix(prefix): raw_input(data, name)
            for name in data
            if str(name).startswith(prefix)
        }
        if wish := raw_input(data, CHANGE_ROWS):
            said, _, rest = wish[-1].partition(":")
            if rest.startswith(prefix):
                own[CHANGE_ROWS] = [f"{said}:{rest.removeprefix(prefix)}"]
        view = save_step(actor, draft_id, group.key, own, revision)
    return view
