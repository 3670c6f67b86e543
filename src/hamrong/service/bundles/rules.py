"""Which member of a bundle comes next, and when the whole is over. Pure functions.

Linked handling means that the applicant hands in one set at one desk and gets every result there
(Decree 61/2018/NĐ-CP, article 15); the order of the members is that of the law behind each.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

_TEXT: Final = {"type": "string", "minLength": 1, "maxLength": 600}
_KEY: Final = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 60}
_CODE: Final = {"type": "string", "pattern": r"^[0-9]\.[0-9]{6}$"}

SCHEMA: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["procedure", "basis", "members"],
    "additionalProperties": False,
    "properties": {
        "procedure": _CODE,
        "basis": {"type": "array", "minItems": 1, "items": _TEXT},
        "members": {
            "type": "array",
            "minItems": 2,
            "items": {
                "type": "object",
                "required": ["key", "procedure", "groups"],
                "additionalProperties": False,
                "properties": {
                    "key": _KEY,
                    "procedure": _CODE,
                    "after": {"type": "array", "items": _KEY},
                    "groups": {"type": "array", "minItems": 1, "items": {"type": "string"}},
                    "documents": {"type": "object", "additionalProperties": _KEY},
                    "results": {"type": "object", "additionalProperties": _KEY},
                },
            },
        },
    },
}


class MemberState(StrEnum):
    """Where a member stands in the bundle."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    DROPPED = "dropped"


OVER = frozenset({MemberState.DONE, MemberState.FAILED, MemberState.DROPPED})


@dataclass(frozen=True)
class Member:
    """One procedure of a bundle.

    `groups` are the pages of the whole's form it takes; `documents` maps the whole's papers to
    its own, `results` maps earlier members to the paper their result is for it. It starts when
    everything in `after` is done.
    """

    key: str
    procedure: str
    groups: tuple[str, ...]
    after: tuple[str, ...] = ()
    documents: Mapping[str, str] = field(default_factory=dict)
    results: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Step:
    """What is to be done now: members to start, and members that never will be."""

    start: tuple[str, ...]
    drop: tuple[str, ...]
    over: bool


def member_of(body: Mapping[str, Any]) -> Member:
    """Build a member from what the pack says."""
    return Member(
        key=body["key"],
        procedure=body["procedure"],
        groups=tuple(body["groups"]),
        after=tuple(body.get("after", ())),
        documents=dict(body.get("documents", {})),
        results=dict(body.get("results", {})),
    )


def next_step(members: Sequence[Member], states: Mapping[str, MemberState]) -> Step:
    """Return what follows from how the members stand.

    A member starts once all it comes after are done, and is dropped once one of them ended without
    a result, or was dropped itself: nothing waits for what will not come. The whole is over when
    every member is.
    """
    now = dict(states)
    start, drop = [], []
    for member in members:
        if now[member.key] is not MemberState.WAITING:
            continue
        before = [now[key] for key in member.after]
        if any(state in {MemberState.FAILED, MemberState.DROPPED} for state in before):
            drop.append(member.key)
            now[member.key] = MemberState.DROPPED
        elif all(state is MemberState.DONE for state in before):
            start.append(member.key)
            now[member.key] = MemberState.RUNNING
    return Step(tuple(start), tuple(drop), all(state in OVER for state in now.values()))


def problems(members: Sequence[Member]) -> list[tuple[str, int, str]]:
    """Return what is wrong with the members: a sentence, the member's place, and the part.

    A member comes only after members given before it: so the order cannot be a circle, and every
    member is reached.
    """
    found: list[tuple[str, int, str]] = []
    known: set[str] = set()
    for place, member in enumerate(members):
        if member.key in known:
            found.append((f"the member {member.key} is given twice", place, "key"))
        found += [
            (f"{key} is no member given before {member.key}", place, part)
            for part, keys in (("after", member.after), ("results", tuple(member.results)))
            for key in keys
            if key not in known
        ]
        known.add(member.key)
    return found
