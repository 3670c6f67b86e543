"""The door: what other contexts may use."""

from hamrong.foundation.directory.actions.add_official import add_official
from hamrong.foundation.directory.actions.begin_reorganisation import begin_reorganisation
from hamrong.foundation.directory.actions.end_post import end_post
from hamrong.foundation.directory.actions.give_post import give_post
from hamrong.foundation.directory.actions.transfer_post import transfer_post
from hamrong.foundation.directory.models import Agency, Area, Level, Official
from hamrong.foundation.directory.queries.agencies import (
    AgencyPage,
    AgencyView,
    agencies_by_rank,
    agencies_page,
    agency,
    agency_by_code,
    agency_levels,
    agency_names,
    agency_of_area,
    authority_for,
    descendants,
)
from hamrong.foundation.directory.queries.areas import (
    AreaView,
    Successor,
    area,
    area_id_of,
    areas,
    has_districts,
    heirs,
    successors,
)
from hamrong.foundation.directory.queries.called import Called, agencies_called, agencies_like
from hamrong.foundation.directory.queries.dates import organisation_date
from hamrong.foundation.directory.queries.posts import (
    ROLE_LABEL,
    Contact,
    HeldPost,
    contact_of,
    officials_in,
    open_post,
    open_posts,
    seats_of,
    sitting_in,
    title_in,
)
from hamrong.foundation.directory.queries.reorganisations import (
    ReorganisationView,
    UnitCount,
    count_units,
    is_due,
    reorganisation,
    reorganisations,
)
from hamrong.foundation.directory.queries.succession import (
    Passing,
    Reach,
    Succeeded,
    forerunners,
    names_now,
    reach,
    succeeded,
)
from hamrong.foundation.directory.rules import AgencyCode, parse_code

__all__ = [
    "ROLE_LABEL",
    "Agency",
    "AgencyCode",
    "AgencyPage",
    "AgencyView",
    "Area",
    "AreaView",
    "Called",
    "Contact",
    "HeldPost",
    "Level",
    "Official",
    "Passing",
    "Reach",
    "ReorganisationView",
    "Succeeded",
    "Successor",
    "UnitCount",
    "add_official",
    "agencies_by_rank",
    "agencies_called",
    "agencies_like",
    "agencies_page",
    "agency",
    "agency_by_code",
    "agency_levels",
    "agency_names",
    "agency_of_area",
    "area",
    "area_id_of",
    "areas",
    "authority_for",
    "begin_reorganisation",
    "contact_of",
    "count_units",
    "descendants",
    "end_post",
    "forerunners",
    "give_post",
    "has_districts",
    "heirs",
    "is_due",
    "names_now",
    "officials_in",
    "open_post",
    "open_posts",
    "organisation_date",
    "parse_code",
    "reach",
    "reorganisation",
    "reorganisations",
    "seats_of",
    "sitting_in",
    "succeeded",
    "successors",
    "title_in",
    "transfer_post",
]
