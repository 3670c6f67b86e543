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


def discard_expired(limit: int = 1000) -> int:
    """Delete drafts that nobody touched until they expired; return how many."""
    expired = Draft.objects.filter(submitted_at__isnull=True, expires_at__lte=now())
    ids = list(expired.values_list("id", flat=True)[:limit])
    deleted = Draft.objects.filter(id__in=ids, submitted_at__isnull=True).delete()[1]
    return deleted.get("forms.Draft", 0)
