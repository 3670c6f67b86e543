"""The editions of a plan: an amendment applied, and what changed between two. Pure.

An edition is the plan's whole content as JSON; an edition never changes.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Content = Mapping[str, Any]
# The section under which conclusions of meetings stand beside those of the plan.
CONCLUSIONS = "KL"
_PLAN_FIELDS = (
    "title",
    "keeper",
    "period",
    "reporting",
    "legal_basis",
    "groups",
    "not_in_groups",
    "partners",
)
_NOT_COMPARED = frozenset({"number", "key", "id", "doubt"})


class ChangeKind(StrEnum):
    """What became of a part of a plan."""

    ADDED = "added"
    ENDED = "ended"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: of a task (`what` "task", `key` its number), target, section or the plan."""

    kind: ChangeKind
    what: str
    key: str
    field: str
    before: Any
    after: Any


def tasks_in(content: Content) -> Iterator[dict[str, Any]]:
    """Yield the tasks in the plan's order, each with the id of its `section`."""
    for section in content["sections"]:
        for task in section["tasks"]:
            yield {**task, "section": section["id"]}


def section_titles(content: Content) -> dict[str, str]:
    """Return the titles of the sections by id."""
    return {section["id"]: section["title"] for section in content["sections"]}


def as_json(value: Any) -> Any:
    """Return a read file's values as JSON keeps them: dates as text."""
    if isinstance(value, Mapping):
        return {str(key): as_json(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [as_json(inner) for inner in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def amended(content: Content, amendment: Content) -> dict[str, Any]:
    """Return the plan as an amendment makes it.

    A task or target that is named keeps what the amendment does not say; an unknown one is added
    and must say everything; `ended` takes it out.

    Raises:
        KeyError: a new task names no section that exists.
    """
    targets = _merged(content["targets"], amendment.get("targets", ()), "key")
    tasks = _merged(tasks_in(content), amendment.get("tasks", ()), "number")
    sections = [{**section, "tasks": []} for section in content["sections"]]
    places = {section["id"]: section["tasks"] for section in sections}
    for task in tasks:
        places[task["section"]].append({k: v for k, v in task.items() if k != "section"})
    return {**content, "targets": targets, "sections": sections}


def difference(before: Content, after: Content) -> tuple[Change, ...]:
    """Return what changed of the plan, sections, tasks, targets, in the later edition's order.

    What ended comes last of its kind.
    """
    whole = tuple(
        Change(ChangeKind.CHANGED, "plan", "", name, before.get(name), after.get(name))
        for name in _PLAN_FIELDS
        if before.get(name) != after.get(name)
    )
    sections = _changes("section", "id", _heads(before), _heads(after))
    tasks = _changes("task", "number", tasks_in(before), tasks_in(after))
    targets = _changes("target", "key", before["targets"], after["targets"])
    return (*whole, *sections, *tasks, *targets)


def _heads(content: Content) -> list[dict[str, str]]:
    return [{"id": one["id"], "title": one["title"]} for one in content["sections"]]


def _merged(
    known: Iterable[Mapping[str, Any]], said: Iterable[Mapping[str, Any]], key: str
) -> list[dict[str, Any]]:
    merged = {item[key]: dict(item) for item in known}
    for item in said:
        merged[item[key]] = {**merged.get(item[key], {}), **item}
    return [item for item in merged.values() if not item.get("ended")]


def _changes(
    what: str,
    key: str,
    before: Iterable[Mapping[str, Any]],
    after: Iterable[Mapping[str, Any]],
) -> Iterator[Change]:
    old = {str(item[key]): item for item in before}
    new = {str(item[key]): item for item in after}
    for name, item in new.items():
        if name not in old:
            yield Change(ChangeKind.ADDED, what, name, "", None, dict(item))
            continue
        for field in [*item, *(f for f in old[name] if f not in item)]:
            if field not in _NOT_COMPARED and old[name].get(field) != item.get(field):
                yield Change(
                    ChangeKind.CHANGED, what, name, field, old[name].get(field), item.get(field)
                )
    for name, item in old.items():
        if name not in new:
            yield Change(ChangeKind.ENDED, what, name, "", dict(item), None)
