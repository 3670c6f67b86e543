"""Who stands in for whom."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from hamrong.kernel.actor.interface import Actor, Hat, Role
from hamrong.kernel.calendar.interface import today
from hamrong.kernel.work.models import Delegation
from hamrong.kernel.work.rules import Leave


@dataclass(frozen=True)
class DelegationView:
    """One absence with its deputy; `active` today, `may_end` for whoever looks."""

    id: UUID
    absent_name: str
    deputy_name: str
    agency_id: UUID
    first_day: date
    last_day: date
    reason: str
    ended_on: date | None
    active: bool
    may_end: bool


def _on(day: date) -> Q:
    running = Q(ended_on__isnull=True) | Q(ended_on__gt=day)
    return running & Q(first_day__lte=day, last_day__gte=day)


def absent_for(deputy_id: UUID) -> tuple[UUID, ...]:
    """Return the accounts someone stands in for today. One query."""
    rows = Delegation.objects.filter(_on(today()), deputy_id=deputy_id)
    return tuple(rows.order_by("first_day", "id").values_list("absent_id", flat=True))


def absent_today(account_ids: Collection[UUID]) -> dict[UUID, str]:
    """Return who of these is absent today and the deputy's name. One query."""
    rows = Delegation.objects.filter(_on(today()), absent_id__in=account_ids)
    return dict(rows.values_list("absent_id", "deputy_name"))


def named_today(account_id: UUID, name: str) -> str:
    """Return the name under which someone is answered for today: "B (thay mặt A)" while A is away.

    One query.
    """
    deputy = absent_today([account_id]).get(account_id)
    return f"{deputy} (thay mặt {name})" if deputy else name


def _readable(actor: Actor) -> QuerySet[Delegation]:
    if actor.hat is not Hat.OFFICIAL or actor.account_id is None:
        return Delegation.objects.none()
    led = actor.agencies(Role.HEAD, Role.LEADER)
    mine = Q(absent_id=actor.account_id) | Q(deputy_id=actor.account_id)
    return Delegation.objects.filter(mine | Q(agency_id__in=led))


def delegations(actor: Actor, limit: int = 100) -> tuple[DelegationView, ...]:
    """Return the absences this official has to do with, the latest first. One query.

    One's own, those one stands in for, and those of the agencies one leads.
    """
    rows = _readable(actor).order_by("-last_day", "-id")[:limit]
    return tuple(_view(actor, row) for row in rows)


def _view(actor: Actor, row: Delegation) -> DelegationView:
    leave, day = Leave(row.first_day, row.last_day, row.ended_on), today()
    over = row.ended_on is not None or row.last_day < day
    may = row.absent_id == actor.account_id or actor.leads(row.agency_id)
    return DelegationView(
        id=row.id,
        absent_name=row.absent_name,
        deputy_name=row.deputy_name,
        agency_id=row.agency_id,
        first_day=row.first_day,
        last_day=row.last_day,
        reason=row.reason,
        ended_on=row.ended_on,
        active=leave.covers(day),
        may_end=may and not over,
    )
