"""The communes for which a desk receives."""

from uuid import UUID

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.directory.interface import AreaView, Level
from hamrong.service.procedures.interface import ProcedureView


def places_of(agency_id: UUID, procedure: ProcedureView) -> list[AreaView]:
    """Return the communes whose people file this procedure at an agency's desk.

    None for what the province receives and decides; the agency's own commune at a commune's desk;
    all communes of its district, or of the province, elsewhere.
    """
    if not procedure.needs_place:
        return []
    agency = directory.agency(agency_id)
    own = directory.area(agency.area_code) if agency.area_code else None
    if own is None:
        return directory.areas(level=Level.COMMUNE)
    if own.level == Level.COMMUNE:
        return [own]
    under = own.code if own.level == Level.DISTRICT else None
    return directory.areas(level=Level.COMMUNE, parent_code=under)
