"""Take an action at the step where a dossier stands at this moment."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from hamrong.kernel.actor.interface import Actor, NotYoursError
from hamrong.kernel.process import interface as process


def act_now(
    actor: Actor, matter_id: UUID, action: str, inputs: Mapping[str, Any] | None = None
) -> None:
    """Act without a page that could be old: for a verb that does several things in one go.

    Raises:
        NotYoursError: the dossier has no open step, or the action is not open to the actor there.
        RefusedError: the action asks for something first.
    """
    state = process.state(matter_id)
    if state is None or state.visit_id is None:
        raise NotYoursError
    process.act(
        matter_id=matter_id,
        action=action,
        actor=actor,
        visit_id=state.visit_id,
        inputs=inputs or {},
    )
