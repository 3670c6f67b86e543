"""The door: what other contexts may use."""

from hamrong.foundation.directory.actions.add_official import add_official
from hamrong.foundation.directory.actions.end_post import end_post
from hamrong.foundation.directory.actions.give_post import give_post
from hamrong.foundation.directory.models import Agency, Area, Level, Official
from hamrong.foundation.directory.queries.agencies import (
    AgencyPage,
    AgencyView,
    agencies_page,
    agency,
    agency_by_code,
    agency_names,
    agency_of_area,
    authority_for,
    descendants,
)
from hamrong.foundation.directory.queries.areas import (
    AreaView,
    Successor,
    area,
    areas,
    has_districts,
    heirs,
    successors,
)
from hamrong.foundation.directory.queries.dates import organisation_date
from hamrong.foundation.directory.queries.posts import ROLE_LABEL, officials_in, seats_of
from hamrong.foundation.directory.rules import AgencyCode, parse_code

__all__ = [
    "ROLE_LABEL",
    "Agency",
    "AgencyCode",
    "AgencyPage",
    "AgencyView",
    "Area",
    "AreaView",
    "Level",
    "Official",
    "Successor",
    "add_official",
    "agencies_page",
    "agency",
    "agency_by_code",
    "agency_names",
    "agency_of_area",
    "area",
    "areas",
    "authority_for",
    "descendants",
    "end_post",
    "give_post",
    "has_districts",
    "heirs",
    "officials_in",
    "organisation_date",
    "parse_code",
    "seats_of",
    "successors",
]
