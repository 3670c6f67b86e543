"""What a quarterly report says, and what may become of it. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from hamrong.governance.plan.rules.state import Part, State

LONGEST = 4000


class Deed(StrEnum):
    """What is done with an agency's report."""

    SAVE = "save"
    SEND = "send"
    TAKE_BACK = "take_back"
    ACCEPT = "accept"
    RETURN = "return"
    CORRECT = "correct"


DRAFT, SENT, RETURNED, ACCEPTED = "draft", "sent", "returned", "accepted"
_WAYS: Mapping[Deed, tuple[frozenset[str], str]] = {
    Deed.SAVE: (frozenset({DRAFT, RETURNED}), ""),
    Deed.SEND: (frozenset({DRAFT, RETURNED}), SENT),
    Deed.TAKE_BACK: (frozenset({SENT}), DRAFT),
    Deed.ACCEPT: (frozenset({SENT}), ACCEPTED),
    Deed.RETURN: (frozenset({SENT}), RETURNED),
    Deed.CORRECT: (frozenset({ACCEPTED}), DRAFT),
}


def after(deed: Deed, state: str) -> str | None:
    """Return the state after a deed, None where a report in this state does not allow it."""
    allowed, then = _WAYS[deed]
    if state not in allowed:
        return None
    return then or state


@dataclass(frozen=True, slots=True)
class Line:
    """What an agency says of one task: how far now and when the quarter before closed."""

    number: int
    title: str
    part: Part
    party: str
    state: State
    percent: int
    before_state: State
    before_percent: int
    result: str = ""
    difficulties: str = ""
    proposals: str = ""

    @property
    def key(self) -> str:
        """Return what tells it from the other lines of a report."""
        return f"{self.number}:{self.party}"


@dataclass(frozen=True, slots=True)
class Content:
    """A report's lines in the order of the plan, and what is said of the whole."""

    lines: tuple[Line, ...]
    assessment: str = ""
    proposals: str = ""


def as_stored(content: Content) -> dict[str, Any]:
    """Return a content as JSON keeps it."""
    return asdict(content)


def read_content(stored: Mapping[str, Any]) -> Content:
    """Return the content of stored JSON."""
    lines = tuple(
        Line(
            **{
                **line,
                "part": Part(line["part"]),
                "state": State(line["state"]),
                "before_state": State(line["before_state"]),
            }
        )
        for line in stored.get("lines", ())
    )
    return Content(lines, stored.get("assessment", ""), stored.get("proposals", ""))


def reworded(
    content: Content, words: Mapping[str, Mapping[str, str]], *, assessment: str, proposals: str
) -> Content:
    """Return the content with what was written; `words` by the key of a line, then by its name.

    State and percentage come from what was reported and are not changed here.
    """
    lines = tuple(_worded(line, words.get(line.key, {})) for line in content.lines)
    return Content(lines, assessment[:LONGEST], proposals[:LONGEST])


def _worded(line: Line, words: Mapping[str, str]) -> Line:
    return replace(
        line,
        result=words.get("result", line.result)[:LONGEST],
        difficulties=words.get("difficulties", line.difficulties)[:LONGEST],
        proposals=words.get("proposals", line.proposals)[:LONGEST],
    )


@dataclass(frozen=True, slots=True)
class Merged:
    """What all agencies say of one task together.

    `states` counts the parts in each state, `percent` is their mean, rounded down, None without
    any; `said` are the words of each agency that wrote some: (agency, result, difficulties,
    proposals).
    """

    number: int
    title: str
    states: Mapping[State, int]
    percent: int | None
    said: tuple[tuple[str, str, str, str], ...]


def merged(reports: Iterable[tuple[str, Content]]) -> tuple[Merged, ...]:
    """Return the tasks of several agencies' reports, each once, by number."""
    lines: dict[int, list[tuple[str, Line]]] = {}
    for agency, content in reports:
        for line in content.lines:
            lines.setdefault(line.number, []).append((line.party or agency, line))
    return tuple(_one(number, lines[number]) for number in sorted(lines))


def _one(number: int, said: list[tuple[str, Line]]) -> Merged:
    states = {state: sum(line.state is state for _, line in said) for state in State}
    return Merged(
        number=number,
        title=said[0][1].title,
        states={state: count for state, count in states.items() if count},
        percent=sum(line.percent for _, line in said) // len(said),
        said=tuple(
            (who, line.result, line.difficulties, line.proposals)
            for who, line in said
            if line.result or line.difficulties or line.proposals
        ),
    )
