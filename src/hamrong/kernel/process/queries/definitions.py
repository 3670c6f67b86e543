"""Definitions of processes, kept in memory: a version never changes."""

from functools import lru_cache
from uuid import UUID

from django.db.models import Count, Q

from hamrong.kernel.process.models import ProcessDefinition, ProcessInstance
from hamrong.kernel.process.rules.definition import Definition, Waited, parse


@lru_cache(maxsize=500)
def definition_of(definition_id: UUID) -> Definition:
    """Return a version's definition."""
    return parse(ProcessDefinition.objects.get(id=definition_id).body)


def latest(key: str) -> ProcessDefinition:
    """Return the newest version of a process.

    Raises:
        KeyError: no process has this key.
    """
    found = ProcessDefinition.objects.filter(key=key).order_by("-version").first()
    if found is None:
        raise KeyError(key)
    return found


def process_keys() -> frozenset[str]:
    """Return the keys of all processes."""
    return frozenset(ProcessDefinition.objects.values_list("key", flat=True).distinct())


def sets_matters_going(key: str) -> bool:
    """Tell whether a process waits for matters of its own at some step.

    Raises:
        KeyError: no process has this key.
    """
    steps = definition_of(latest(key).id).steps
    return any(step.waits_for is Waited.MATTERS for step in steps)


def newest_definitions() -> list[tuple[int, Definition]]:
    """Return version and definition of every process, newest versions only, by key."""
    rows = ProcessDefinition.objects.order_by("key", "-version").distinct("key")
    return [(row.version, parse(row.body)) for row in rows]


def waiting_by_step(key: str) -> dict[str, int]:
    """Count the running matters of a process by step, all its versions together."""
    running = ProcessInstance.objects.filter(~Q(step=""), definition__key=key)
    return dict(running.values_list("step").annotate(n=Count("id")).order_by("step"))


def waiting() -> dict[str, int]:
    """Count the running matters of each process, all its versions together."""
    running = ProcessInstance.objects.filter(~Q(step=""))
    return dict(
        running.values_list("definition__key").annotate(n=Count("id")).order_by("definition__key")
    )


def step_names() -> dict[str, str]:
    """Return what each step is called in the newest versions, by key. One query."""
    newest = ProcessDefinition.objects.order_by("key", "-version").distinct("key")
    names: dict[str, str] = {}
    for definition_id in newest.values_list("id", flat=True):
        for step in definition_of(definition_id).steps:
            names.setdefault(step.key, step.name)
    return names
