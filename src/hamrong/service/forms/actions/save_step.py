"""Save one page of a draft."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError, StaleError
from hamrong.kernel.calendar.interface import now
from hamrong.service.forms.access import own_draft
from hamrong.service.forms.actions.start_draft import KEPT_FOR
from hamrong.service.forms.models import Draft
from hamrong.service.forms.queries.areas import setting
from hamrong.service.forms.queries.draft import DraftView, draft_view
from hamrong.service.forms.queries.form import form_version
from hamrong.service.forms.rules.judging import Entered, read_group
from hamrong.service.forms.rules.mapping import with_press


class StaleStepError(StaleError):
    """The same page was changed elsewhere since this one was made; nothing was written.

    `draft` is the newer state and `sent` what the person sent, so that the page can show both.
    """

    def __init__(self, draft: DraftView, step: str, sent: Mapping[str, Any]) -> None:
        super().__init__("the page was changed elsewhere")
        self.draft = draft
        self.step = step
        self.sent = sent


@transaction.atomic
def save_step(
    actor: Actor, draft_id: UUID, step: str, data: Mapping[str, Any], revision: int
) -> DraftView:
    """Save what a page sent and return the draft; wrong answers are kept as they were typed.

    `step` is the group's key, `data` the posted values by field key (request.POST as it is),
    `revision` the draft's when the page was made. Pages saved meanwhile elsewhere are merged as
    long as they are other pages; sending the same page twice saves it once.

    Raises:
        NotYoursError: no such draft for this actor, or no such page.
        RefusedError: the draft was submitted already.
        StaleStepError: someone saved another content of this page since `revision`.
    """
    row = own_draft(actor, draft_id, lock=True)
    group = form_version(row.form_id).definition.group(step)
    if group is None:
        raise NotYoursError
    must_be_open(row)
    entered = read_group(group, with_press(group, data), setting())
    if _holds(row, step, entered):
        return draft_view(row)
    if row.changes.get(step, 0) > revision:
        raise StaleStepError(draft_view(row), step, data)
    row.revision += 1
    row.answers[step] = entered.answers
    row.inputs[step] = entered.inputs
    row.changes[step] = row.revision
    row.current_step = step
    touch(row)
    return draft_view(row)


def must_be_open(row: Draft) -> None:
    """Refuse to change a draft that was submitted."""
    if row.submitted_at is not None:
        raise RefusedError(_("Hồ sơ này đã được nộp nên không sửa được nữa."))


def touch(row: Draft) -> None:
    """Write the row; the time it is kept starts anew."""
    row.updated_at = now()
    row.expires_at = row.updated_at + KEPT_FOR
    row.save()


def _holds(row: Draft, step: str, entered: Entered) -> bool:
    """Tell whether the draft has exactly this content of the page saved already."""
    saved = step in row.changes
    return saved and row.answers[step] == entered.answers and row.inputs[step] == entered.inputs
