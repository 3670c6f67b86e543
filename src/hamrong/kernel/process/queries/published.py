"""The ordinary course of a process, as it is published to people."""

from dataclasses import dataclass

from hamrong.kernel.process.models import ProcessDefinition
from hamrong.kernel.process.queries.definitions import definition_of
from hamrong.kernel.process.rules.definition import Waited


@dataclass(frozen=True)
class PublishedStep:
    """One step of the ordinary course: where, who acts, in how many working hours if it is said."""

    key: str
    name: str
    place: str
    role: str
    hours: float | None
    waits_for: Waited | None


def published_steps(key: str) -> tuple[PublishedStep, ...]:
    """Return the ordinary course of a process in its newest version; nothing if there is none."""
    newest = ProcessDefinition.objects.filter(key=key).order_by("-version")
    found = newest.values_list("id", flat=True).first()
    if found is None:
        return ()
    definition = definition_of(found)
    steps = [definition.step(one) for one in definition.main_way]
    return tuple(PublishedStep(s.key, s.name, s.place, s.role, s.hours, s.waits_for) for s in steps)
