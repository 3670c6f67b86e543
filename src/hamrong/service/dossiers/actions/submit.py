"""Submit a filled draft: it becomes a dossier with a code."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from hamrong.foundation.identity import interface as identity
from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.jobs.interface import enqueue
from hamrong.service.dossiers.actions.lodge import OnBehalf, WayIn, lodge
from hamrong.service.dossiers.models import Dossier
from hamrong.service.dossiers.queries.filing import Filing, filing
from hamrong.service.dossiers.rules import Capacity, Channel
from hamrong.service.forms import interface as forms


@dataclass(frozen=True)
class Submitted:
    """What the applicant is told at once."""

    dossier_id: UUID
    code: str


@transaction.atomic
def submit(actor: Actor, *, draft_id: UUID) -> Submitted:
    """Turn a complete draft into a dossier waiting at the one-stop desk.

    A draft is submitted once: pressing the button again, in this window or another, answers with
    the dossier made the first time.

    Raises:
        NotYoursError: the draft is not this actor's.
        RefusedError: something required is missing.
    """
    about = filing(actor, draft_id)
    taken = forms.take(
        actor,
        draft_id,
        required_documents=about.required_uploads,
        document_names=about.document_names,
    )
    if taken.submitted_to is not None:
        earlier = Dossier.objects.only("id", "code").get(id=taken.submitted_to)
        return Submitted(earlier.id, earlier.code)
    way = WayIn(Channel.ONLINE, actor.account_id, _behalf(actor, about))
    dossier = lodge(actor, about, taken, way)
    enqueue("dossiers.make_slip", dossier_id=dossier.id, kind="submission", occasion=1)
    return Submitted(dossier.id, dossier.code)


def _behalf(actor: Actor, about: Filing) -> OnBehalf | None:
    """Return the account's owner as representative, if the form is filled for somebody else."""
    capacity = about.draft.extra.get("capacity")
    if not capacity or actor.account_id is None:
        return None
    own = identity.account(actor.account_id)
    return OnBehalf(
        name=own.full_name,
        personal_id=own.personal_id,
        phone=own.phone,
        capacity=Capacity(capacity),
        paper=str(about.draft.extra.get("authorisation", "")),
    )
