"""Close a matter."""

from datetime import datetime
from uuid import UUID

from hamrong.kernel.matter.models import Matter


def close_matter(matter_id: UUID, *, at: datetime) -> None:
    """Note that nothing more is expected. Closing twice keeps the first moment."""
    Matter.objects.filter(id=matter_id, closed_at__isnull=True).update(closed_at=at)
