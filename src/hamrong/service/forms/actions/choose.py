"""Keep a choice that belongs to the draft's purpose and not to its form."""

from uuid import UUID

from django.db import transaction

from hamrong.kernel.actor.interface import Actor
from hamrong.service.forms.access import own_draft
from hamrong.service.forms.actions.save_step import must_be_open, touch
from hamrong.service.forms.queries.draft import DraftView, draft_view
from hamrong.service.forms.rules.clean import clean_choices


@transaction.atomic
def choose(actor: Actor, draft_id: UUID, **choices: str) -> DraftView:
    """Set choices by name (case="nha-o", area="14758"); the last choice of a name counts.

    The caller checks that the values mean something to it.

    Raises:
        NotYoursError: no such draft for this actor.
        RefusedError: the draft was submitted already.
    """
    row = own_draft(actor, draft_id, lock=True)
    must_be_open(row)
    extra = {**row.extra, **clean_choices(choices)}
    if extra != row.extra:
        row.extra = extra
        row.revision += 1
        touch(row)
    return draft_view(row)
