"""Who may see and do what with a dossier. The only way to list dossiers is `visible_to`."""

from enum import StrEnum
from uuid import UUID

from django.db.models import F, Q, QuerySet

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.directory.interface import Reach
from hamrong.kernel.actor.interface import Actor, Hat, NotYoursError, Role
from hamrong.service.dossiers.models import Dossier, Opinion
from hamrong.service.dossiers.rules import DecisionKind

# Officials of more agencies than this have their dossiers read in one part.
MOST_PARTS = 8


class Permission(StrEnum):
    """What can be done with dossiers besides the steps of the process."""

    READ = "dossier:read"
    DRAFT_RESULT = "dossier:draft_result"
    READ_FIGURES = "dossier:read_figures"


def agencies_led(actor: Actor) -> frozenset[UUID]:
    """Return the agencies whose leader the actor is, and all that ever stood below them.

    Agencies that have ended are among them: what was closed before a reorganisation keeps the
    name it was done under.
    """
    return directory.reach(actor.agencies(Role.LEADER)).agency_ids


def agencies_kept(actor: Actor) -> Reach:
    """Return the agencies in which the actor sits, those below, and those whose files they keep.

    At most one query for leaders and one for the others.
    """
    led = directory.reach(actor.agencies(Role.LEADER))
    sits = actor.agencies()
    kept = sits | led.agency_ids | directory.forerunners(sits - led.agency_ids)
    return Reach(kept, led.whole)


def visible_to(actor: Actor) -> QuerySet[Dossier]:
    """Return the dossiers this actor may read.

    A citizen sees what they filed; an official what their agencies receive or decide, or those
    did from which they took over; a leader also what the agencies below handle. Everyone else
    sees nothing.
    """
    if actor.hat is Hat.CITIZEN and actor.account_id is not None:
        return Dossier.objects.filter(applicant_id=actor.account_id)
    if actor.hat is Hat.OFFICIAL:
        return _handled_by(agencies_kept(actor))
    return Dossier.objects.none()


def parts_visible_to(actor: Actor) -> list[QuerySet[Dossier]]:
    """Return what `visible_to` does, in parts that share no dossier.

    For officials of few agencies each part is one range of an index in the order of submission:
    a page of all of them costs the same however much lies behind it.
    """
    if actor.hat is not Hat.OFFICIAL:
        return [visible_to(actor)]
    kept = agencies_kept(actor)
    if kept.whole or len(kept.agency_ids) > MOST_PARTS:
        return [_handled_by(kept)]
    received = [Dossier.objects.filter(receiving=key) for key in kept.agency_ids]
    elsewhere = Dossier.objects.exclude(receiving=F("authority"))
    if len(kept.agency_ids) > 1:
        elsewhere = elsewhere.exclude(receiving__in=kept.agency_ids)
    decided = [elsewhere.filter(authority=key) for key in kept.agency_ids]
    return [*received, *decided] or [Dossier.objects.none()]


def _handled_by(kept: Reach) -> QuerySet[Dossier]:
    if kept.whole:
        return Dossier.objects.all()
    of_theirs = Q(receiving__in=kept.agency_ids) | Q(authority__in=kept.agency_ids)
    return Dossier.objects.filter(of_theirs)


def readable_by(actor: Actor) -> tuple[QuerySet[Dossier], ...]:
    """Return what the actor may open: what is listed for them, and what they are asked about."""
    return visible_to(actor), _asked_about(actor)


def the_dossier(actor: Actor, code: str, *, lock: bool = False) -> Dossier:
    """Return one dossier the actor may read, locked for the transaction if asked.

    An agency that is asked for its opinion may read that dossier until it answers; it is in no
    list of theirs, the work item leads there.

    Raises:
        NotYoursError: it does not exist, or not for this actor.
    """
    for readable in readable_by(actor):
        found = readable.filter(code=code.replace("\x00", ""))
        found = found.select_related("receiving", "authority", "representative")
        dossier = (found.select_for_update(of=("self",)) if lock else found).first()
        if dossier is not None:
            return dossier
    raise NotYoursError


def _asked_about(actor: Actor) -> QuerySet[Dossier]:
    if actor.hat is not Hat.OFFICIAL:
        return Dossier.objects.none()
    asked = Opinion.objects.filter(agency__in=actor.agencies(), ended_at__isnull=True)
    return Dossier.objects.filter(id__in=asked.values("dossier_id"))


def may_draft_result(actor: Actor, dossier: Dossier) -> bool:
    """Tell whether the actor is a specialist of the deciding agency."""
    return actor.hat is Hat.OFFICIAL and actor.holds(Role.SPECIALIST, dossier.authority_id)


def may_transfer(actor: Actor, dossier: Dossier) -> bool:
    """Tell whether the actor heads or leads the deciding agency."""
    roles = (Role.HEAD, Role.LEADER)
    return actor.hat is Hat.OFFICIAL and dossier.authority_id in actor.agencies(*roles)


def dossier_in_process(matter_id: UUID) -> Dossier:
    """Return and lock the dossier of a matter whose process has already allowed the actor's act.

    Only effects of the process call this: the process asked for the right before.
    """
    return Dossier.objects.select_for_update().get(matter_id=matter_id)


def may_ask_new_date(actor: Actor, authority_id: UUID) -> bool:
    """Tell whether the actor handles dossiers of the deciding agency."""
    roles = (Role.SPECIALIST, Role.HEAD, Role.LEADER)
    return actor.hat is Hat.OFFICIAL and any(actor.holds(role, authority_id) for role in roles)


def may_decide_new_date(actor: Actor, authority_id: UUID, *, leader_only: bool) -> bool:
    """Tell whether the actor may approve another appointed time: its head, or its leader."""
    roles = (Role.LEADER,) if leader_only else (Role.HEAD, Role.LEADER)
    return actor.hat is Hat.OFFICIAL and any(actor.holds(role, authority_id) for role in roles)


def may_deliver_apology(actor: Actor, receiving_id: UUID, authority_id: UUID) -> bool:
    """Tell whether the actor answers for the agency that missed the time, or sits at its desk."""
    at_desk = actor.hat is Hat.OFFICIAL and actor.holds(Role.ONE_STOP, receiving_id)
    return at_desk or may_decide_new_date(actor, authority_id, leader_only=False)


def may_receive(actor: Actor, receiving_id: UUID) -> bool:
    """Tell whether the actor sits at the one-stop desk of an agency."""
    return actor.hat is Hat.OFFICIAL and actor.holds(Role.ONE_STOP, receiving_id)


def may_ask_opinion(actor: Actor, authority_id: UUID) -> bool:
    """Tell whether the actor handles dossiers of the deciding agency."""
    return may_ask_new_date(actor, authority_id)


def may_give_opinion(actor: Actor, agency_id: UUID) -> bool:
    """Tell whether the actor speaks for an agency that was asked."""
    roles = (Role.SPECIALIST, Role.HEAD, Role.LEADER)
    return actor.hat is Hat.OFFICIAL and any(actor.holds(role, agency_id) for role in roles)


def may_propose(actor: Actor, receiving_id: UUID, authority_id: UUID, kind: DecisionKind) -> bool:
    """Tell whether the actor may propose a decision: who handles; the desk, what it refused."""
    at_desk = kind is DecisionKind.REOPEN and may_receive(actor, receiving_id)
    return at_desk or may_ask_new_date(actor, authority_id)


def may_decide(actor: Actor, authority_id: UUID) -> bool:
    """Tell whether the actor may decide what others propose about a dossier."""
    return may_decide_new_date(actor, authority_id, leader_only=False)


def may_reissue(actor: Actor, authority_id: UUID) -> bool:
    """Tell whether the actor may correct or revoke what the agency issued: its leader."""
    return actor.hat is Hat.OFFICIAL and actor.holds(Role.LEADER, authority_id)
