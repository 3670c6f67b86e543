"""What waits at an agency that has ended and belongs to no other kind goes to the heir."""

from collections.abc import Collection, Sequence
from uuid import UUID

from hamrong.foundation.reorganisation.ports import Handover
from hamrong.foundation.reorganisation.rules import About
from hamrong.kernel.work import interface as work


def some_matters(
    agency_ids: Collection[UUID], limit: int, skip: Collection[UUID]
) -> Sequence[UUID]:
    """Return some matters with open items at agencies."""
    found = work.matters_open_at(agency_ids, limit + len(skip))
    distinct = dict.fromkeys(matter_id for matter_id, _agency in found)
    return [matter_id for matter_id in distinct if matter_id not in skip][:limit]


def move_items(matter_id: UUID, handover: Handover) -> None:
    """Put all open items of a matter before the heirs of their agencies."""
    for agency_id in work.agencies_open_for(matter_id):
        heir = handover.guide.choose(agency_id, About(matter_id)).agency_id
        if heir != agency_id:
            work.reseat(matter_id, {agency_id: heir}, keeps=handover.staff(heir))
