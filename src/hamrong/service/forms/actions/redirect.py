"""Change what an open draft's purpose chose, when the world changed and not the person."""

from uuid import UUID

from django.db import transaction

from hamrong.service.forms.models import Draft


@transaction.atomic
def redirect(draft_id: UUID, **choices: str) -> bool:
    """Set choices of an open draft; tells whether it was still open.

    For other systems, not for people: nobody's right is asked for, and the draft's age, revision
    and answers stay, so that a page open in its owner's browser can still be saved.
    """
    row = Draft.objects.select_for_update().filter(id=draft_id, submitted_to=None).first()
    if row is None:
        return False
    row.extra = {**row.extra, **choices}
    row.save(update_fields=["extra"])
    return True
