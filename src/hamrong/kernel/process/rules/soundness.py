"""Whether a process is sound."""

from collections.abc import Iterable, Mapping
from typing import Any

from hamrong.kernel.process.rules.definition import BACK, Action, Definition, parse

Problem = tuple[str, tuple[str | int, ...]]


def problems(
    body: Mapping[str, Any], effects: Iterable[str], guards: Iterable[str]
) -> list[Problem]:
    """Return what is unsound in a body that fits SCHEMA: the sentence, and the path in the body.

    Sound means: keys once, every target, effect and guard known, a role and place wherever
    officials act, every step reachable, and an end reachable from every step.
    """
    definition = parse(body)
    known = {step.key for step in definition.steps}
    found: list[Problem] = []
    if definition.start not in known:
        return [(f"start names no step: {definition.start}", ("start",))]
    for index, step in enumerate(definition.steps):
        path = ("steps", index)
        if [s.key for s in definition.steps].count(step.key) > 1:
            found.append((f"the step {step.key} is defined twice", (*path, "key")))
        if not step.waits_for_citizen and not (step.role and step.place):
            found.append((f"the step {step.key} needs a role and a place", path))
        found += _action_problems(step.actions, definition, set(effects), set(guards), path)
    found += _action_problems(definition.anywhere, definition, set(effects), set(guards), ())
    return found or _way_problems(definition)


def _action_problems(
    actions: tuple[Action, ...],
    definition: Definition,
    effects: set[str],
    guards: set[str],
    path: tuple[str | int, ...],
) -> list[Problem]:
    found: list[Problem] = []
    room = "actions" if path else "anywhere"
    steps = {step.key for step in definition.steps} | {BACK}
    for index, action in enumerate(actions):
        place = (*path, room, index)
        if action.end and action.end not in definition.ends:
            found.append((f"{action.key} leads to an unknown end: {action.end}", (*place, "to")))
        if not action.end and action.to not in steps:
            found.append((f"{action.key} leads to an unknown step: {action.to}", (*place, "to")))
        if action.effect and action.effect not in effects:
            found.append((f"unknown effect: {action.effect}", (*place, "effect")))
        if action.guard and action.guard not in guards:
            found.append((f"unknown guard: {action.guard}", (*place, "guard")))
    return found


def _way_problems(definition: Definition) -> list[Problem]:
    """Find steps that cannot be reached, and steps from which no end can be reached."""
    forward = _ways(definition)
    backward: dict[str, set[str]] = {key: set() for key in forward}
    for key, targets in forward.items():
        for target in targets:
            backward[target].add(key)
    ending = {s.key for s in definition.steps if any(a.end for a in s.actions)}
    reached, can_end = _reach({definition.start}, forward), _reach(ending, backward)
    found: list[Problem] = []
    for index, step in enumerate(definition.steps):
        if step.key not in reached:
            found.append((f"the step {step.key} cannot be reached", ("steps", index)))
        if step.key not in can_end:
            found.append((f"no end can be reached from the step {step.key}", ("steps", index)))
    return found


def _ways(definition: Definition) -> dict[str, set[str]]:
    """Return the steps that each step leads to; "back" leads to all that lead here."""
    forward: dict[str, set[str]] = {
        step.key: {a.to for a in step.actions if not a.end and a.to != BACK}
        for step in definition.steps
    }
    returning = {s.key for s in definition.steps if any(a.to == BACK for a in s.actions)}
    for key in returning:
        forward[key] |= {other for other, targets in forward.items() if key in targets}
    return forward


def _reach(start: set[str], edges: Mapping[str, set[str]]) -> set[str]:
    reached, waiting = set(start), list(start)
    while waiting:
        for target in edges[waiting.pop()]:
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    return reached
