"""Change by when something is to be done."""

from datetime import datetime
from uuid import UUID

from hamrong.kernel.work.models import OPEN, WorkItem


def set_due(matter_id: UUID, kind: str, due_at: datetime) -> int:
    """Give every open item of one kind of a matter another due time and return how many."""
    return WorkItem.objects.filter(OPEN, matter_id=matter_id, kind=kind).update(due_at=due_at)
