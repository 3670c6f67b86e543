"""Throw a draft away."""

from uuid import UUID

from django.db import transaction

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.calendar.interface import now
from hamrong.service.forms.access import own_draft
from hamrong.service.forms.actions.save_step import must_be_open
from hamrong.service.forms.models import Draft


@transaction.atomic
def discard_draft(actor: Actor, draft_id: UUID) -> None:
    """Delete the actor's draft at the actor's wish.

    Raises:
        NotYoursError: no such draft for this actor.
        RefusedError: the draft was submitted already.
    """
    row = own_draft(actor, draft_id, lock=True)
    must_be_open(row)
    row.delete()


@transaction.atomic
def discard_expired(limit: int = 1000) -> int:
    """Delete drafts that nobody touched until they expired; return how many.

    A draft that is being saved at this moment is left alone: saving makes it new again.
    """
    expired = Draft.objects.filter(submitted_at__isnull=True, expires_at__lte=now())
    locked = expired.select_for_update(skip_locked=True).values_list("id", flat=True)
    ids = list(locked[:limit])
    Draft.objects.filter(id__in=ids).delete()
    return len(ids)
