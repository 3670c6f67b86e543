"""Whether a process is sound."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from hamrong.kernel.process.rules.definition import BACK, Action, Definition, parse

Problem = tuple[str, tuple[str | int, ...]]
# A step, and the step it was entered from.
State = tuple[str, str]


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
        if not step.waits_for and not (step.role and step.place):
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
    """Find steps that cannot be reached, and steps from which no end can be reached.

    "back" leads only to where the step was entered from, so a state is a step and its origin: a
    step that only asks and is only answered would be a trap, however many others lead out.
    """
    reached = _reach({(definition.start, "")}, lambda state: _next(definition, state))
    again = {(step.key, "") for step in definition.steps}
    states = _reach(reached | again, lambda state: _next(definition, state))
    before: dict[State, set[State]] = {state: set() for state in states}
    for state in states:
        for target in _next(definition, state):
            before[target].add(state)
    ending = {state for state in states if any(a.end for a in definition.step(state[0]).actions)}
    can_end = _reach(ending, lambda state: before[state])
    trapped = {step for step, _origin in states - can_end}
    found: list[Problem] = []
    for index, step in enumerate(definition.steps):
        if step.key not in {key for key, _origin in reached}:
            found.append((f"the step {step.key} cannot be reached", ("steps", index)))
        if step.key in trapped:
            found.append((f"no end can be reached from the step {step.key}", ("steps", index)))
    return found


def _next(definition: Definition, state: State) -> set[State]:
    """Return the states one action away; a step entered from nowhere goes back to the start."""
    step, origin = state
    return {
        ((origin or definition.start) if action.to == BACK else action.to, step)
        for action in definition.step(step).actions
        if not action.end
    }


def _reach(start: set[State], onward: Callable[[State], Iterable[State]]) -> set[State]:
    reached, waiting = set(start), list(start)
    while waiting:
        for target in onward(waiting.pop()):
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    return reached
