"""What became of agencies: who takes over from each that has ended by a day."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import cos, hypot, inf, radians
from uuid import UUID

from django.db import connection

from hamrong.foundation.directory.models import Agency, AgencyKind, Area, How, Level, Succession
from hamrong.foundation.directory.queries.agencies import AgencyView, view_of
from hamrong.foundation.directory.queries.dates import valid_on
from hamrong.foundation.directory.rules import Link, heirs, links_by_old


class Passing(StrEnum):
    """How an agency ended: into one heir, into several, or with its level."""

    WHOLE = "whole"
    SPLIT = "split"
    ABOLISHED = "abolished"


@dataclass(frozen=True)
class Succeeded:
    """An agency that has ended, and who takes over: the main heir first.

    Of an abolished level the heirs are those of all its communes, the nearest first.
    """

    old: AgencyView
    how: Passing
    heirs: tuple[AgencyView, ...]


@dataclass(frozen=True)
class _Known:
    """Areas and committees as far as they matter on the day."""

    links: Mapping[UUID, Sequence[Link]]
    living: Mapping[UUID, Agency]

    def heirs_of(self, area_id: UUID) -> list[Agency]:
        found = heirs(area_id, self.links, self.living)
        return [self.living[key] for key in found]


def succeeded(on: date) -> dict[UUID, Succeeded]:
    """Return all agencies that have ended by a day, with their heirs. Four queries."""
    ended = list(Agency.objects.filter(valid_to__lte=on).select_related("area"))
    living = Agency.objects.filter(valid_on(on), kind=AgencyKind.COMMITTEE, area__isnull=False)
    known = _Known(
        links_by_old(
            Link(old, new, how != How.SPLIT_PART)
            for old, new, how in Succession.objects.filter(reorganisation__on__lte=on).values_list(
                "old_id", "new_id", "how"
            )
        ),
        {agency.area_id: agency for agency in living.select_related("area") if agency.area_id},
    )
    below = _communes_below(ended)
    return {agency.id: _succeeded(agency, known, below) for agency in ended}


def _communes_below(ended: Iterable[Agency]) -> dict[UUID, list[UUID]]:
    """Return the communes each ended agency had below it, by its area."""
    found: dict[UUID, list[UUID]] = {}
    areas = {agency.area_id for agency in ended if agency.level == Level.DISTRICT}
    for parent_id, area_id in Area.objects.filter(parent__in=areas).values_list("parent_id", "id"):
        found.setdefault(parent_id, []).append(area_id)
    return found


def _succeeded(agency: Agency, known: _Known, below: Mapping[UUID, Sequence[UUID]]) -> Succeeded:
    old = view_of(agency)
    found = known.heirs_of(agency.area_id) if agency.area_id else []
    if found:
        how = Passing.WHOLE if len(found) == 1 else Passing.SPLIT
        return Succeeded(old, how, tuple(view_of(heir) for heir in found))
    areas = below.get(agency.area_id, ()) if agency.area_id else ()
    communes = (heir for area_id in areas for heir in known.heirs_of(area_id))
    distinct = {heir.id: heir for heir in communes}.values()
    nearest = sorted(distinct, key=lambda heir: (_apart(agency, heir), heir.code))
    return Succeeded(old, Passing.ABOLISHED, tuple(view_of(heir) for heir in nearest))


def _apart(left: Agency, right: Agency) -> float:
    """Return how far two agencies' areas lie apart, for comparing only; far when unknown."""
    a, b = left.area, right.area
    if a is None or b is None:
        return inf
    if None in {a.latitude, a.longitude, b.latitude, b.longitude}:
        return inf
    north = (a.latitude or 0) - (b.latitude or 0)
    east = ((a.longitude or 0) - (b.longitude or 0)) * cos(radians(a.latitude or 0))
    return hypot(north, east)


_FORERUNNERS = """
    WITH RECURSIVE before(id) AS (
        SELECT id FROM directory_agency WHERE heir_id = ANY(%s)
        UNION
        SELECT a.id FROM directory_agency a JOIN before b ON a.heir_id = b.id
    )
    SELECT id FROM before
"""


def forerunners(agency_ids: Collection[UUID]) -> frozenset[UUID]:
    """Return the agencies whose files these agencies keep since a reorganisation. One query."""
    if not agency_ids:
        return frozenset()
    with connection.cursor() as cursor:
        cursor.execute(_FORERUNNERS, [list(agency_ids)])
        return frozenset(row[0] for row in cursor.fetchall())


_REACH = """
    WITH RECURSIVE reach(id) AS (
        SELECT unnest(%s::uuid[])
        UNION
        SELECT a.id FROM reach r JOIN LATERAL (
            SELECT id FROM directory_agency WHERE parent_id = r.id
            UNION ALL
            SELECT id FROM directory_agency WHERE heir_id = r.id
        ) a ON true
    )
    SELECT id, (SELECT parent_id IS NULL FROM directory_agency a WHERE a.id = reach.id)
    FROM reach
"""


@dataclass(frozen=True)
class Reach:
    """Agencies and all that ever stood below them or passed into one of them.

    `whole` when they are all there are: the province's own committee is among them.
    """

    agency_ids: frozenset[UUID] = frozenset()
    whole: bool = False


def reach(agency_ids: Collection[UUID]) -> Reach:
    """Return how far these agencies reach, over all reorganisations. One query.

    For those who lead: what was done before a reorganisation is theirs to answer for.
    """
    if not agency_ids:
        return Reach()
    with connection.cursor() as cursor:
        cursor.execute(_REACH, [list(agency_ids)])
        rows = cursor.fetchall()
    return Reach(frozenset(key for key, _top in rows), any(top for _key, top in rows))


def heir_now(agency_id: UUID) -> UUID:
    """Return the agency that keeps the files of this one now: itself unless it has an heir.

    One query for each reorganisation on the way.
    """
    heirs_by_old = Agency.objects.filter(heir__isnull=False)
    while heir := heirs_by_old.filter(id=agency_id).values_list("heir_id", flat=True).first():
        agency_id = heir
    return agency_id


def names_now(agency_ids: Collection[UUID]) -> dict[UUID, str]:
    """Return, for agencies that have an heir, what is there now. One query for each step."""
    now: dict[UUID, UUID] = {key: key for key in agency_ids}
    names: dict[UUID, str] = {}
    while open_ends := {key for key in now.values() if key not in names}:
        rows = Agency.objects.filter(id__in=open_ends).values_list("id", "name", "heir_id")
        step = {key: (name, heir_id) for key, name, heir_id in rows}
        names |= {key: name for key, (name, _heir) in step.items()}
        now = {key: step[at][1] or at if at in step else at for key, at in now.items()}
    return {key: names[at] for key, at in now.items() if at != key}
