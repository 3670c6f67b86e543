"""Take a closed matter up again."""

from uuid import UUID

from hamrong.kernel.matter.models import Matter


def reopen_matter(matter_id: UUID) -> None:
    """Note that something is expected again; the caller records why."""
    Matter.objects.filter(id=matter_id).update(closed_at=None)
