"""Agencies as of a date."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from hamrong.foundation.directory.models import Agency, AgencyKind, Level
from hamrong.foundation.directory.queries.areas import area, has_districts
from hamrong.foundation.directory.queries.dates import organisation_date, valid_on
from hamrong.kernel.text.interface import plain

PAGE_SIZE = 50

_BELOW = """
    WITH RECURSIVE below(id) AS (
        SELECT id FROM directory_agency WHERE parent_id = %(top)s
        UNION
        SELECT a.id FROM directory_agency a JOIN below b ON a.parent_id = b.id
    )
    SELECT b.id FROM below b JOIN directory_agency a USING (id)
    WHERE a.valid_from <= %(on)s AND (a.valid_to IS NULL OR a.valid_to > %(on)s)
"""


@dataclass(frozen=True)
class AgencyContact:
    """Where an agency is reached, as far as the pack knows; `source` says who told."""

    address: str = ""
    phone: str = ""
    mail: str = ""
    site: str = ""
    source: str = ""


@dataclass(frozen=True)
class AgencyView:
    """An agency under the name it had on the date asked about."""

    id: UUID
    code: str
    name: str
    short_name: str
    kind: str
    level: str
    area_code: str
    parent_id: UUID | None
    valid_from: date
    valid_to: date | None
    contact: AgencyContact = AgencyContact()


@dataclass(frozen=True)
class AgencyPage:
    """Some agencies, and how many fit in all."""

    rows: tuple[AgencyView, ...]
    total: int


def agency(agency_id: UUID) -> AgencyView:
    """Return an agency by id, of any time.

    Raises:
        KeyError: there is none.
    """
    row = Agency.objects.select_related("area").filter(id=agency_id).first()
    if row is None:
        raise KeyError(agency_id)
    return view_of(row)


def agency_by_code(code: str, on: date | None = None) -> AgencyView | None:
    """Return the agency that has an identifier code on a day."""
    rows = Agency.objects.filter(valid_on(on or organisation_date()), code=code)
    row = rows.select_related("area").first()
    return view_of(row) if row else None


def agency_names(agency_ids: set[UUID]) -> dict[UUID, str]:
    """Return short names by id, in one query."""
    return dict(Agency.objects.filter(id__in=agency_ids).values_list("id", "short_name"))


@dataclass(frozen=True, slots=True)
class AgencyPlace:
    """An agency of any time, and where the area lies that it works for, if that is known."""

    id: UUID
    short_name: str
    level: str
    latitude: float | None
    longitude: float | None


def agency_places(agency_ids: Collection[UUID]) -> dict[UUID, AgencyPlace]:
    """Return agencies of any time with their places by id, in one query."""
    rows = Agency.objects.filter(id__in=agency_ids)
    told = rows.values_list("id", "short_name", "level", "area__latitude", "area__longitude")
    return {row[0]: AgencyPlace(*row) for row in told}


def agency_levels() -> dict[UUID, str]:
    """Return the level of every agency of any time by id, in one query."""
    return dict(Agency.objects.values_list("id", "level"))


def agencies_page(
    text: str = "", level: str = "", page: int = 1, on: date | None = None
) -> AgencyPage:
    """Search agencies by words of name, short name or code, without diacritics. Two queries."""
    found = Agency.objects.filter(valid_on(on or organisation_date()))
    for word in plain(text[:200]).split()[:8]:
        found = found.filter(search_key__contains=word)
    if level:
        found = found.filter(level=level)
    start = (max(page, 1) - 1) * PAGE_SIZE
    rows = found.select_related("area").order_by("code", "id")[start : start + PAGE_SIZE]
    return AgencyPage(tuple(view_of(row) for row in rows), found.count())


def agencies_by_rank(on: date | None = None) -> tuple[AgencyView, ...]:
    """Return all agencies of a day, the province's first, by code. One query."""
    rows = Agency.objects.filter(valid_on(on or organisation_date())).select_related("area")
    order = {Level.PROVINCE: 0, Level.DISTRICT: 1, Level.COMMUNE: 2}
    return tuple(sorted(map(view_of, rows), key=lambda a: (order[Level(a.level)], a.code)))


def agency_of_area(area_code: str, on: date | None = None) -> AgencyView | None:
    """Return the People's Committee of an area on a day."""
    rows = Agency.objects.filter(
        valid_on(on or organisation_date()), area__code=area_code, kind=AgencyKind.COMMITTEE
    )
    row = rows.select_related("area").first()
    return view_of(row) if row else None


def authority_for(
    *, level: str, area_code: str = "", department_short: str = "", on: date | None = None
) -> AgencyView | None:
    """Return who is competent at a level for a commune on a day; None if the place is unknown.

    Province: the department named, or the province's People's Committee. District: the People's
    Committee of the commune's district; where the district level is gone (since 1/7/2025) its
    tasks are the commune's (Law 72/2025/QH15 on the organisation of local government). Commune:
    the commune's own.
    """
    day = on or organisation_date()
    if level == Level.PROVINCE:
        return _provincial(department_short, day)
    place = area(area_code, day)
    if place is None or place.level != Level.COMMUNE:
        return None
    if level == Level.DISTRICT and has_districts(day):
        return agency_of_area(place.parent_code, day)
    return agency_of_area(place.code, day)


def _provincial(department_short: str, day: date) -> AgencyView | None:
    rows = Agency.objects.filter(valid_on(day), level=Level.PROVINCE).select_related("area")
    if department_short:
        row = rows.filter(short_name=department_short).first()
    else:
        row = rows.filter(kind=AgencyKind.COMMITTEE).first()
    return view_of(row) if row else None


def descendants(agency_id: UUID, on: date | None = None) -> frozenset[UUID]:
    """Return the ids of all agencies below one on a day, at any depth. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_BELOW, {"top": agency_id, "on": on or organisation_date()})
        return frozenset(row[0] for row in cursor.fetchall())


def view_of(row: Agency) -> AgencyView:
    """Return a row as others see it; select its area with it."""
    return AgencyView(
        id=row.id,
        code=row.code,
        name=row.name,
        short_name=row.short_name,
        kind=row.kind,
        level=row.level,
        area_code=row.area.code if row.area else "",
        parent_id=row.parent_id,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        contact=AgencyContact(**row.contact),
    )
