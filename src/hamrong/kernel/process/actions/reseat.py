"""Change which agencies stand for the places of a running process."""

from collections.abc import Mapping
from uuid import UUID

from hamrong.kernel.process.models import ProcessInstance
from hamrong.kernel.process.queries.definitions import definition_of


def reseat(matter_id: UUID, places: Mapping[str, UUID]) -> dict[UUID, UUID]:
    """Let other agencies stand for places of a matter's process; returns which replaced which.

    The step, its visit and its due time stay. Places the process does not have are left alone.
    Where one agency stood for several places that part now, the place of the present step counts.
    Locks the instance, as every act on it does: call it in the transaction of the change.
    """
    instance = ProcessInstance.objects.select_for_update().filter(matter_id=matter_id).first()
    if instance is None:
        return {}
    known = {name: key for name, key in places.items() if name in instance.places}
    here = _place_now(instance)
    in_order = sorted(known, key=lambda name: name == here)
    replaced = {UUID(instance.places[name]): known[name] for name in in_order}
    instance.places = {**instance.places, **{name: str(key) for name, key in known.items()}}
    instance.save(update_fields=["places"])
    return {old: new for old, new in replaced.items() if old != new}


def _place_now(instance: ProcessInstance) -> str:
    if not instance.step:
        return ""
    return definition_of(instance.definition_id).step(instance.step).place
