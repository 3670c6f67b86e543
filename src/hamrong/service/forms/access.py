"""Who may see and change a draft: the person who fills it, as a citizen, and nobody else."""

from uuid import UUID

from django.db.models import QuerySet

from hamrong.kernel.actor.interface import Actor, Hat, NotYoursError
from hamrong.service.forms.models import Draft


def visible_to(actor: Actor) -> QuerySet[Draft]:
    """Return the drafts of this actor: the only way to list drafts."""
    if actor.hat is not Hat.CITIZEN or actor.account_id is None:
        return Draft.objects.none()
    return Draft.objects.filter(account_id=actor.account_id)


def own_draft(actor: Actor, draft_id: UUID, *, lock: bool = False) -> Draft:
    """Return the actor's draft with its form, locked until the transaction ends when asked.

    Raises:
        NotYoursError: there is no such draft, or it is someone else's.
    """
    drafts = visible_to(actor).select_related("form")
    if lock:
        drafts = drafts.select_for_update(of=("self",))
    found = drafts.filter(id=draft_id).first()
    if found is None:
        raise NotYoursError
    return found
