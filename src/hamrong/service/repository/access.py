"""Who may see a paper of a store.

Its owner, on the page of the account that filed or gave it, or that a counter has proven to be
theirs. Officials never browse a store: they open a paper through a dossier that refers to it (who
may read the dossier is its own context's word), and at the one-stop desk learn whether the person
in front of them has a paper that is asked for. Each time is written down where the owner reads it.
"""

from uuid import UUID

from django.db.models import Q, QuerySet

from hamrong.kernel.actor.interface import Actor, Hat, NotYoursError, Role
from hamrong.service.repository.models import Holder, PaperUse, StoredPaper
from hamrong.service.repository.rules import State


def visible_to(actor: Actor) -> QuerySet[StoredPaper]:
    """Return the papers of this actor's own store: the only way to list papers."""
    if actor.hat is not Hat.CITIZEN or actor.account_id is None:
        return StoredPaper.objects.none()
    proven = Holder.objects.filter(account_id=actor.account_id).values("number")
    own = StoredPaper.objects.filter(Q(account_id=actor.account_id) | Q(owner_number__in=proven))
    return own.exclude(state=State.REMOVED.value)


def the_paper(actor: Actor, paper_id: UUID, *, lock: bool = False) -> StoredPaper:
    """Return one paper of the actor's own store, locked for the transaction if asked.

    Raises:
        NotYoursError: there is no such paper in it.
    """
    papers = visible_to(actor).filter(id=paper_id)
    found = (papers.select_for_update(of=("self",)) if lock else papers).first()
    if found is None:
        raise NotYoursError
    return found


def of_the_person(actor: Actor, number: str) -> QuerySet[StoredPaper]:
    """Return the papers of the person in front of an official of a one-stop desk, by number."""
    if actor.hat is not Hat.OFFICIAL or not actor.agencies(Role.ONE_STOP) or not number:
        return StoredPaper.objects.none()
    theirs = StoredPaper.objects.filter(owner_number=number)
    return theirs.exclude(state=State.REMOVED.value)


def referred_to(matter_id: UUID) -> QuerySet[PaperUse]:
    """Return the papers to which a matter refers; whoever may read the matter may read these."""
    return PaperUse.objects.filter(matter_id=matter_id)
