"""Change which agencies stand for the places of a running process."""

from collections.abc import Mapping
from uuid import UUID

from hamrong.kernel.process.models import ProcessInstance


def reseat(matter_id: UUID, places: Mapping[str, UUID]) -> dict[UUID, UUID]:
    """Let other agencies stand for places of a matter's process; returns which replaced which.

    The step, its visit and its due time stay. Places the process does not have are left alone.
    Locks the instance, as every act on it does: call it in the transaction of the change.
    """
    instance = ProcessInstance.objects.select_for_update().filter(matter_id=matter_id).first()
    if instance is None:
        return {}
    known = {name: key for name, key in places.items() if name in instance.places}
    replaced = {UUID(instance.places[name]): key for name, key in known.items()}
    instance.places = {**instance.places, **{name: str(key) for name, key in known.items()}}
    instance.save(update_fields=["places"])
    return {old: new for old, new in replaced.items() if old != new}
