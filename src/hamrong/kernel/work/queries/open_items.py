"""What is still open on a matter."""

from uuid import UUID

from hamrong.kernel.work.models import OPEN, WorkItem


def has_open(matter_id: UUID, kind: str) -> bool:
    """Tell whether an item of one kind is open on a matter."""
    return WorkItem.objects.filter(OPEN, matter_id=matter_id, kind=kind).exists()
