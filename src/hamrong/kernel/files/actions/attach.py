"""Say which matter files belong to."""

from collections.abc import Iterable
from uuid import UUID

from hamrong.kernel.files.models import File


def attach(file_ids: Iterable[UUID], matter_id: UUID) -> None:
    """Attach files that have no matter yet; a file of another matter keeps its own."""
    File.objects.filter(id__in=list(file_ids), matter_id__isnull=True).update(matter_id=matter_id)
