"""Give a matter to another agency."""

from uuid import UUID

from hamrong.kernel.matter.models import Matter


def move_matter(matter_id: UUID, agency_id: UUID) -> None:
    """Note the agency that owns the matter from now on; the caller records why."""
    Matter.objects.filter(id=matter_id).update(agency_id=agency_id)
