"""Put what is open for a matter before another agency."""

from collections.abc import Collection, Mapping
from uuid import UUID

from hamrong.kernel.work.models import OPEN, WorkItem


def reseat(matter_id: UUID, heirs: Mapping[UUID, UUID], *, keeps: Collection[UUID] = ()) -> int:
    """Move a matter's open items from agencies to their heirs and return how many.

    Role, due time and order stay. Whoever took an item keeps it when the account is in `keeps`:
    the caller knows who moved along. Other items are free again for all who hold the role.
    """
    moved = 0
    for old, new in heirs.items():
        items = WorkItem.objects.filter(OPEN, matter_id=matter_id, agency_id=old)
        items.filter(assignee_id__isnull=False).exclude(assignee_id__in=keeps).update(
            assignee_id=None, assignee_name=""
        )
        moved += items.update(agency_id=new)
    return moved
