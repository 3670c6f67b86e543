"""Which case somebody is in: plain questions, and conditions over their answers. Pure values.

A condition is a list of requirements that must all hold. What was not answered leaves it open:
nothing is guessed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

CASE = "case"
"""The question whose answers are the procedure's cases."""

CAPACITY = "capacity"
"""The question for whom somebody files; its answers are SELF and what the filing knows."""

SELF = "self"
YES, NO = "co", "khong"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question that finds out the case; exactly one of its options is an answer."""

    key: str
    ask: str
    options: tuple[Option, ...]
    hint: str = ""

    def said(self, answer: str) -> str:
        """Return an answer in words; "" for what is none."""
        return next((one.name for one in self.options if one.key == answer), "")


@dataclass(frozen=True, slots=True)
class Requirement:
    """The question that must be answered, and the answers that will do."""

    question: str
    answers: tuple[str, ...]


class Standing(StrEnum):
    """What the answers given so far say of a condition."""

    HOLDS = "holds"
    OPEN = "open"
    FAILS = "fails"


def standing_of(condition: Sequence[Requirement], answers: Mapping[str, str]) -> Standing:
    """Say whether a condition holds; one failing requirement decides whatever is still open."""
    given = [(answers.get(one.question, ""), one.answers) for one in condition]
    if any(answer and answer not in wanted for answer, wanted in given):
        return Standing.FAILS
    return Standing.HOLDS if all(answer for answer, _ in given) else Standing.OPEN


def read_answers(questions: Sequence[Question], typed: Mapping[str, str]) -> dict[str, str]:
    """Return what was really answered: questions that are asked, with one of their options."""
    said = {one.key: typed.get(one.key, "") for one in questions}
    return {one.key: said[one.key] for one in questions if one.said(said[one.key])}


def combinations(questions: Sequence[Question]) -> list[dict[str, str]]:
    """Return every way to answer all questions."""
    keys = [one.key for one in questions]
    answers = [[option.key for option in one.options] for one in questions]
    return [dict(zip(keys, chosen, strict=True)) for chosen in product(*answers)]
