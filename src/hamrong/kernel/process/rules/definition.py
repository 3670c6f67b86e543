"""What a process is."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from hamrong.kernel.actor.interface import Role

BACK = "back"


class Waited(StrEnum):
    """For what a step waits in which no official acts: its citizen, or matters it set going."""

    CITIZEN = "citizen"
    MATTERS = "matters"


END = "end:"

_KEY = {"type": "string", "pattern": "^[a-z][a-z0-9_-]*$"}
_ACTION = {
    "type": "object",
    "required": ["key", "name", "to"],
    "additionalProperties": False,
    "properties": {
        "key": _KEY,
        "name": {"type": "string", "minLength": 1},
        "to": {"type": "string", "pattern": "^(end:)?[a-z][a-z0-9_-]*$"},
        "effect": {"type": "string"},
        "guard": {"type": "string"},
        "style": {"enum": ["primary", "plain", "danger"]},
        "inputs": {"type": "array", "items": {"type": "string"}},
    },
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["key", "name", "start", "steps", "ends"],
    "additionalProperties": False,
    "properties": {
        "key": _KEY,
        "name": {"type": "string", "minLength": 1},
        "start": _KEY,
        "steps": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["key", "name", "actions"],
                "additionalProperties": False,
                "properties": {
                    "key": _KEY,
                    "name": {"type": "string", "minLength": 1},
                    "place": _KEY,
                    "role": {"enum": [role.value for role in Role]},
                    "hours": {"type": "number", "exclusiveMinimum": 0},
                    "waits_for": {"enum": [waited.value for waited in Waited]},
                    "actions": {"type": "array", "minItems": 1, "items": _ACTION},
                },
            },
        },
        "anywhere": {"type": "array", "items": _ACTION},
        "ends": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["key", "name"],
                "additionalProperties": False,
                "properties": {"key": _KEY, "name": {"type": "string", "minLength": 1}},
            },
        },
    },
}


@dataclass(frozen=True)
class Action:
    """A way out of a step. `effect` and `guard` are names registered by higher contexts."""

    key: str
    name: str
    to: str
    effect: str = ""
    guard: str = ""
    style: str = "plain"
    inputs: tuple[str, ...] = ()

    @property
    def end(self) -> str:
        """Return the key of the end it leads to, empty when it leads to a step."""
        return self.to.removeprefix(END) if self.to.startswith(END) else ""


@dataclass(frozen=True)
class Step:
    """A place in the process: who acts there and how long it may take, in working hours."""

    key: str
    name: str
    actions: tuple[Action, ...]
    place: str = ""
    role: str = ""
    hours: float | None = None
    waits_for: Waited | None = None


@dataclass(frozen=True)
class Definition:
    """A whole process. `anywhere` is open to the citizen concerned at every step."""

    key: str
    name: str
    start: str
    steps: tuple[Step, ...]
    anywhere: tuple[Action, ...]
    ends: Mapping[str, str]

    def step(self, key: str) -> Step:
        """Return a step.

        Raises:
            KeyError: there is none of this key.
        """
        for step in self.steps:
            if step.key == key:
                return step
        raise KeyError(key)

    @property
    def main_way(self) -> tuple[str, ...]:
        """Return the steps of the ordinary course: from each step along its first action."""
        return self.way_from(self.start)

    def way_from(self, start: str) -> tuple[str, ...]:
        """Return the ordinary course from a step on, the step itself first."""
        way = [start]
        while True:
            first = self.step(way[-1]).actions[0]
            if first.end or first.to in way or first.to == BACK:
                return tuple(way)
            way.append(first.to)


def parse(body: Mapping[str, Any]) -> Definition:
    """Build a definition from a body that fits SCHEMA."""
    return Definition(
        key=body["key"],
        name=body["name"],
        start=body["start"],
        steps=tuple(
            Step(
                key=step["key"],
                name=step["name"],
                actions=tuple(_action(a) for a in step["actions"]),
                place=step.get("place", ""),
                role=step.get("role", ""),
                hours=step.get("hours"),
                waits_for=Waited(step["waits_for"]) if "waits_for" in step else None,
            )
            for step in body["steps"]
        ),
        anywhere=tuple(_action(a) for a in body.get("anywhere", ())),
        ends={end["key"]: end["name"] for end in body["ends"]},
    )


def _action(body: Mapping[str, Any]) -> Action:
    return Action(**{**body, "inputs": tuple(body.get("inputs", ()))})
