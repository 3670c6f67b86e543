"""The days on which the organisation changed, or will."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from hamrong.foundation.directory.models import Area, Reorganisation
from hamrong.foundation.directory.queries.dates import organisation_date, valid_on


@dataclass(frozen=True)
class ReorganisationView:
    """One reorganisation: its day, its name and legal basis, its rules; begun here or not yet."""

    on: date
    title: str
    basis: str
    rules: Mapping[str, Any]
    begun_at: datetime | None


@dataclass(frozen=True)
class UnitCount:
    """How many areas there are the day before and on the day."""

    before: int
    after: int


def reorganisations() -> tuple[ReorganisationView, ...]:
    """Return all reorganisations, the earliest first."""
    return tuple(_view(row) for row in Reorganisation.objects.order_by("on"))


def reorganisation(on: date) -> ReorganisationView | None:
    """Return the reorganisation of a day, if there is one."""
    row = Reorganisation.objects.filter(on=on).first()
    return _view(row) if row else None


def count_units(on: date) -> UnitCount:
    """Count the areas of all levels around a day. Two queries."""
    before = Area.objects.filter(valid_from__lt=on).exclude(valid_to__lt=on)
    return UnitCount(before.count(), Area.objects.filter(valid_on(on)).count())


def is_due(day: ReorganisationView) -> bool:
    """Tell whether a reorganisation may be carried out: it is the next, or its day has come."""
    later = Reorganisation.objects.filter(on__gt=organisation_date(), begun_at__isnull=True)
    first = later.order_by("on").values_list("on", flat=True).first()
    return day.on <= organisation_date() or day.on == first


def _view(row: Reorganisation) -> ReorganisationView:
    return ReorganisationView(
        on=row.on, title=row.title, basis=row.basis, rules=row.rules, begun_at=row.begun_at
    )
