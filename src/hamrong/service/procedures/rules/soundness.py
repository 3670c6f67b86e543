"""What the schema cannot say of a procedure's questions and conditions. Pure functions on data."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hamrong.service.procedures.rules.conditions import (
    CASE,
    Question,
    combinations,
)

Body = Mapping[str, Any]
Path = tuple[str | int, ...]
Trouble = tuple[Path, str]

RESERVED = frozenset({"area", "district", "authorisation", "next"})
"""Names the page that begins a filing has for fields of its own."""


def troubles(body: Body, questions: Sequence[Question]) -> Iterator[Trouble]:
    """Yield what is wrong with a procedure's questions and conditions, with its place in the body.

    `questions` are those of the body as people are asked them.
    """
    yield from _in_questions(body)
    known = {one.key: {option.key for option in one.options} for one in questions}
    for path, condition in conditions(body):
        for key, wanted in condition.items():
            if key not in known:
                yield (*path, "if", key), f"no question {key}"
                continue
            for answer in _listed(wanted):
                if answer not in known[key]:
                    yield (*path, "if", key), f"the question {key} has no answer {answer}"
    yield from _unused(body)
    yield from _choices(body, questions)


def conditions(body: Body) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Yield every condition of a procedure with the place of what it stands on."""
    for part in ("documents", "fees", "exemptions"):
        for number, item in enumerate(body.get(part, ())):
            if "if" in item:
                yield (part, number), item["if"]
    for place, case in enumerate(body.get("cases", ())):
        for number, fee in enumerate(case.get("fees", ())):
            if "if" in fee:
                yield ("cases", place, "fees", number), fee["if"]
    if "if" in body.get("extended", {}):
        yield ("extended",), body["extended"]["if"]


def _in_questions(body: Body) -> Iterator[Trouble]:
    seen: set[str] = set()
    for place, question in enumerate(body.get("questions", ())):
        key, path = question["key"], ("questions", place, "key")
        if key in seen or key in RESERVED:
            yield path, f"the key {key} is given twice or has another meaning"
        seen.add(key)
        keys = [option["key"] for option in question.get("options", ())]
        if len(keys) != len(set(keys)):
            yield path, f"the question {key} has the same answer twice"
        cases = [case["key"] for case in body.get("cases", ())]
        if key == CASE and (not cases or (keys and sorted(keys) != sorted(cases))):
            yield path, "the answers to the question of the case are the procedure's cases"


def _unused(body: Body) -> Iterator[Trouble]:
    """Yield the questions that decide nothing: nobody is asked for the sake of asking."""
    used = {key for _path, condition in conditions(body) for key in condition} | {CASE}
    for place, question in enumerate(body.get("questions", ())):
        if question["key"] not in used:
            yield ("questions", place, "key"), f"the question {question['key']} decides nothing"


def _choices(body: Body, questions: Sequence[Question]) -> Iterator[Trouble]:
    """Yield the choices of fees in which some way to answer leaves none or several lines."""
    groups: dict[str, list[tuple[int, Body]]] = {}
    for number, fee in enumerate(body.get("fees", ())):
        if "choice" in fee:
            groups.setdefault(fee["choice"], []).append((number, fee))
    for name, members in groups.items():
        settled = [fee for _number, fee in members if "if" in fee]
        if settled and not _exactly_one(settled, len(members), questions):
            where = ("fees", members[0][0], "choice")
            yield where, f"the answers do not leave exactly one fee of {name}"


def _exactly_one(fees: Sequence[Body], wanted: int, questions: Sequence[Question]) -> bool:
    if len(fees) != wanted:
        return False
    ways = combinations(questions)
    return all(sum(_holds(fee["if"], answers) for fee in fees) == 1 for answers in ways)


def _holds(condition: Body, answers: Mapping[str, str]) -> bool:
    return all(answers.get(key) in _listed(wanted) for key, wanted in condition.items())


def _listed(wanted: Any) -> list[str]:
    return [wanted] if isinstance(wanted, str) else list(wanted)
