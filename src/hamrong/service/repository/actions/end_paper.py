"""What the issuing agency decides about a paper reaches every store that holds it."""

from uuid import UUID

from django.db import transaction

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.timeline.interface import record
from hamrong.service.repository.actions.file_paper import Origin, Owner, Paper, file_paper
from hamrong.service.repository.events import PaperReplaced, PaperRevoked
from hamrong.service.repository.models import StoredPaper
from hamrong.service.repository.rules import Change, State, Trust, after


@transaction.atomic
def replace_paper(
    actor: Actor, owner: Owner, paper: Paper, *, origin: Origin, before: str, because: str
) -> UUID | None:
    """Put a corrected paper in place of the one numbered `before`; the former stays as replaced.

    Where the former is in no store the corrected one is filed by itself.
    """
    former = _issued(origin.matter_id, before)
    if former is None:
        return file_paper(actor, owner, paper, origin=origin)
    _end(former, Change.REPLACE, because)
    told = PaperReplaced(paper_id=former.id, number=paper.number, because=because)
    record(former.matter_id, told, actor=actor, agency_id=paper.agency_id)
    return file_paper(actor, owner, paper, origin=origin, replaces=former)


@transaction.atomic
def revoke_paper(actor: Actor, *, origin_id: UUID, number: str, because: str) -> None:
    """Mark the paper of a number that came from a matter as revoked, if a store holds it."""
    held = _issued(origin_id, number)
    if held is None:
        return
    _end(held, Change.REVOKE, because)
    told = PaperRevoked(paper_id=held.id, because=because)
    record(held.matter_id, told, actor=actor, agency_id=held.agency_id)


def _issued(origin_id: UUID, number: str) -> StoredPaper | None:
    issued = StoredPaper.objects.select_for_update().filter(
        origin_id=origin_id, number=number, trust=Trust.ISSUED.value, state=State.VALID.value
    )
    return issued.first()


def _end(paper: StoredPaper, change: Change, because: str) -> None:
    paper.state = after(State(paper.state), change, trust=Trust(paper.trust)).value
    paper.ended_at, paper.ended_because = now(), because
    paper.save(update_fields=["state", "ended_at", "ended_because"])
