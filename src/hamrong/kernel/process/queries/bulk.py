"""What can be done with many matters at once."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.process.models import Visit
from hamrong.kernel.process.ports import IN_BULK
from hamrong.kernel.process.queries.state import ActionChoice, choice_of, open_actions


@dataclass(frozen=True)
class BulkChoices:
    """A matter's open visit, and which of its actions may be taken on many at once."""

    matter_id: UUID
    visit_id: UUID
    choices: tuple[ActionChoice, ...]


def bulk_choices(actor: Actor, item_ids: Collection[UUID]) -> dict[UUID, BulkChoices]:
    """Return by work item what the actor may do in bulk. One query.

    An item that is no step of a process has nothing here.
    """
    visits = Visit.objects.filter(work_item_id__in=item_ids, left_at__isnull=True)
    return {
        visit.work_item_id: BulkChoices(
            matter_id=visit.instance.matter_id,
            visit_id=visit.id,
            choices=tuple(
                choice_of(action)
                for action in open_actions(actor, visit.instance)
                if action.effect in IN_BULK
            ),
        )
        for visit in visits.select_related("instance")
        if visit.work_item_id
    }
