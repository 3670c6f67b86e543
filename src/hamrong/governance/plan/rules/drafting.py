"""Changing a draft's content: each returns the whole content anew and leaves the old one. Pure.

What is changed is found by what names it in the plan: a task by its number, a target by its key, a
section by its id.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from hamrong.governance.plan.rules.edition import Content, tasks_in
from hamrong.governance.plan.rules.quarter import USUAL

Changed = dict[str, Any]
Change = Callable[[Content], Changed]
# Conclusions of meetings are numbered from here on; no plan's content has them.
CONCLUSIONS_FROM = 10_000


def empty_plan(key: str, title: str, keeper: str, begins: date, ends: date) -> Changed:
    """Return the content of a plan in which nothing stands yet, with the usual days of reports."""
    return {
        "key": key,
        "title": title,
        "period": {"from": begins.isoformat(), "to": ends.isoformat()},
        "keeper": keeper,
        "reporting": {
            "close_day": USUAL.close_day,
            "agency_day": USUAL.agency_day,
            "province_day": USUAL.province_day,
        },
        "targets": [],
        "sections": [],
    }


def next_number(content: Content, used: Iterable[int] = ()) -> int:
    """Return the number of a new task: after all of the draft and all that were ever `used`.

    Raises:
        ValueError: the plan has no number left.
    """
    number = 1 + max([0, *used, *(int(task["number"]) for task in tasks_in(content))])
    if number >= CONCLUSIONS_FROM:
        raise ValueError(number)
    return number


def with_frame(content: Content, frame: Mapping[str, Any]) -> Changed:
    """Return the content with other words for the plan as a whole; what is empty goes."""
    return _without_empty({**content, **frame})


def with_task(
    content: Content, task: Mapping[str, Any], section: str, place: int | None
) -> Changed:
    """Return the content with a task in a section, new or instead of the one of its number.

    `place` counts from 1 within the section; without one, a task of the section keeps its place
    and any other comes last.

    Raises:
        KeyError: there is no such section.
    """
    here = next((one for one in content["sections"] if one["id"] == section), None)
    if here is None:
        raise KeyError(section)
    numbers = [one["number"] for one in here["tasks"]]
    if place is None and task["number"] in numbers:
        place = numbers.index(task["number"]) + 1
    rest = without_task(content, task["number"])
    said = _without_empty(task)
    return {
        **rest,
        "sections": [
            {**one, "tasks": _put(one["tasks"], said, place)} if one["id"] == section else one
            for one in rest["sections"]
        ],
    }


def without_task(content: Content, number: int) -> Changed:
    """Return the content without a task."""
    sections = [
        {**one, "tasks": [task for task in one["tasks"] if task["number"] != number]}
        for one in content["sections"]
    ]
    return {**content, "sections": sections}


def with_target(content: Content, target: Mapping[str, Any], place: int | None) -> Changed:
    """Return the content with a target, new or instead of the one of its key.

    `place` counts from 1; without one it keeps its place, and a new one comes last.
    """
    keys = [one["key"] for one in content["targets"]]
    if place is None and target["key"] in keys:
        place = keys.index(target["key"]) + 1
    rest = without_target(content, target["key"])
    return {**rest, "targets": _put(rest["targets"], _without_empty(target), place)}


def without_target(content: Content, key: str) -> Changed:
    """Return the content without a target."""
    return {**content, "targets": [one for one in content["targets"] if one["key"] != key]}


def with_section(content: Content, old: str, new: str, title: str, place: int | None) -> Changed:
    """Return the content with a section of id `new`, instead of `old` unless that is "".

    Its tasks go along.
    """
    ids = [one["id"] for one in content["sections"]]
    tasks: list[Any] = []
    if old in ids:
        at = ids.index(old)
        tasks, place = content["sections"][at]["tasks"], place or at + 1
    rest = [one for one in content["sections"] if one["id"] != old]
    section = {"id": new, "title": title, "tasks": tasks}
    return {**content, "sections": _put(rest, section, place)}


def without_section(content: Content, section: str) -> Changed:
    """Return the content without a section.

    Raises:
        ValueError: tasks stand in it.
    """
    if any(one["tasks"] for one in content["sections"] if one["id"] == section):
        raise ValueError(section)
    return {**content, "sections": [one for one in content["sections"] if one["id"] != section]}


def _put(rows: Sequence[Any], row: Any, place: int | None) -> list[Any]:
    at = len(rows) if place is None else min(max(place - 1, 0), len(rows))
    return [*rows[:at], row, *rows[at:]]


_MAY_BE_EMPTY = frozenset({"targets", "sections", "lead", "title"})


def _without_empty(said: Mapping[str, Any]) -> Changed:
    """Return what is said: a key without a word says nothing, and a draft keeps none."""
    empty: tuple[Any, ...] = ("", None, [], {})
    return {k: v for k, v in said.items() if k in _MAY_BE_EMPTY or v not in empty}
