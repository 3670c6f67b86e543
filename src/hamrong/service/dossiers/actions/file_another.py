"""File another dossier like one filed before."""

from uuid import UUID

from django.db import transaction

from hamrong.kernel.actor.interface import Actor, NotYoursError
from hamrong.service.dossiers.actions.start_filing import fileable
from hamrong.service.dossiers.queries.filing import DRAFT_PURPOSE, offices_for
from hamrong.service.forms import interface as forms


@transaction.atomic
def file_another(actor: Actor, draft_id: UUID) -> UUID:
    """Open a draft of the same procedure with the answers of an earlier one; return its id.

    Place, case and capacity are those of the earlier one, checked as of today.

    Raises:
        NotYoursError: the draft is not the actor's, or is not for a dossier.
        RefusedError: the procedure cannot be filed online any more, or the place or case is gone.
    """
    earlier = forms.draft(actor, draft_id)
    if earlier.purpose != DRAFT_PURPOSE:
        raise NotYoursError
    procedure = fileable(earlier.subject, str(earlier.extra.get("case", "")))
    offices_for(procedure, str(earlier.extra.get("area", "")))
    return forms.start_like(actor, draft_id)
