"""Who may see and change a draft: the person who fills it, and nobody else.

What somebody fills for themselves belongs to their citizen's hat, what an official types for a
person at the counter to the official's.
"""

from uuid import UUID

from django.db.models import QuerySet

from hamrong.kernel.actor.interface import Actor, Hat, NotYoursError
from hamrong.service.forms.models import Draft

AT_THE_COUNTER = "counter"
"""The purpose of drafts that officials fill for people in front of them."""


def visible_to(actor: Actor) -> QuerySet[Draft]:
    """Return the drafts of this actor: the only way to list drafts."""
    if actor.account_id is None or actor.hat not in {Hat.CITIZEN, Hat.OFFICIAL}:
        return Draft.objects.none()
    own = Draft.objects.filter(account_id=actor.account_id)
    if actor.hat is Hat.OFFICIAL:
        return own.filter(purpose=AT_THE_COUNTER)
    return own.exclude(purpose=AT_THE_COUNTER)


def may_start(actor: Actor, purpose: str) -> bool:
    """Tell whether the actor's hat fits the purpose of a draft."""
    hat = Hat.OFFICIAL if purpose == AT_THE_COUNTER else Hat.CITIZEN
    return actor.hat is hat and actor.account_id is not None


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
