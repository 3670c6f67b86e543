"""Areas as of a date."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hamrong.foundation.directory.models import Area, Level, Succession
from hamrong.foundation.directory.queries.dates import organisation_date, valid_on


@dataclass(frozen=True)
class AreaView:
    """An area under the name and parent it had on the date asked about."""

    id: UUID
    code: str
    name: str
    type: str
    level: str
    parent_code: str
    valid_from: date
    valid_to: date | None
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True)
class Successor:
    """What an area became."""

    on: date
    how: str
    area: AreaView


def areas(
    level: str | None = None, parent_code: str | None = None, on: date | None = None
) -> list[AreaView]:
    """Return the areas of a level or under a parent on a day, in Vietnamese order. One query."""
    found = Area.objects.filter(valid_on(on or organisation_date())).select_related("parent")
    if level is not None:
        found = found.filter(level=level)
    if parent_code is not None:
        found = found.filter(parent__code=parent_code)
    return [_view(area) for area in found.order_by("sort_key", "code")]


def area(code: str, on: date | None = None) -> AreaView | None:
    """Return the area that has a code on a day, if one has."""
    found = Area.objects.filter(valid_on(on or organisation_date()), code=code)
    row = found.select_related("parent").first()
    return _view(row) if row else None


def area_id_of(code: str, on: date | None = None) -> UUID | None:
    """Return the key of the area that has a code on a day."""
    found = Area.objects.filter(valid_on(on or organisation_date()), code=code)
    return found.values_list("id", flat=True).first()


def has_districts(on: date | None = None) -> bool:
    """Tell whether there is a district level on a day."""
    return Area.objects.filter(valid_on(on or organisation_date()), level=Level.DISTRICT).exists()


def successors(code: str, on: date) -> list[Successor]:
    """Return what the area of a code, as it was on a day, became later; nothing if it still is."""
    rows = (
        Succession.objects.filter(old__code=code, reorganisation__on__gt=on)
        .select_related("new__parent", "reorganisation", "old")
        .order_by("reorganisation__on", "new__sort_key")
    )
    return [Successor(r.reorganisation.on, r.how, _view(r.new)) for r in rows if _was(r.old, on)]


def heirs(area_id: UUID, on: date | None = None) -> list[AreaView]:
    """Return the areas of a day into which an area passed, over all reorganisations until then.

    Several when it was split; itself alone when it still stands. One query a reorganisation.
    """
    day = on or organisation_date()
    found: dict[UUID, Area] = {}
    asked = {area_id}
    while asked:
        rows = Area.objects.filter(id__in=asked).select_related("parent")
        standing = {row.id: row for row in rows if row.valid_to is None or row.valid_to > day}
        found |= standing
        passed = Succession.objects.filter(
            old_id__in=asked - set(standing), reorganisation__on__lte=day
        )
        asked = set(passed.values_list("new_id", flat=True)) - set(found)
    return [_view(row) for row in sorted(found.values(), key=lambda row: row.sort_key)]


def _was(old: Area, on: date) -> bool:
    return old.valid_from <= on and (old.valid_to is None or on < old.valid_to)


def _view(row: Area) -> AreaView:
    return AreaView(
        id=row.id,
        code=row.code,
        name=row.name,
        type=row.type,
        level=row.level,
        parent_code=row.parent.code if row.parent else "",
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        latitude=row.latitude,
        longitude=row.longitude,
    )
