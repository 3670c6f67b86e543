"""What the schema of a plan cannot say: numbers once, names that exist. Pure."""

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

from hamrong.governance.plan.rules.due import due_of
from hamrong.governance.plan.rules.edition import Content, tasks_in
from hamrong.governance.plan.rules.target import TargetKind

Trouble = tuple[str, tuple[str | int, ...]]
"""What is wrong, and the path to where it stands."""


def troubles(
    content: Content, agencies: Collection[str], measures: Collection[str]
) -> list[Trouble]:
    """Return what is wrong in a plan that fits the schema.

    `agencies` are the short names that exist on the plan's first day, `measures` the known ones.
    """
    return [
        *_twice(content),
        *_names(content, agencies),
        *_dues(content),
        *_targets(content, measures),
    ]


def _twice(content: Content) -> Iterator[Trouble]:
    numbers = Counter(task["number"] for task in tasks_in(content))
    for place, section in enumerate(content["sections"]):
        for row, task in enumerate(section["tasks"]):
            if numbers[task["number"]] > 1:
                path = ("sections", place, "tasks", row, "number")
                yield f"the task {task['number']} is given twice", path
    keys = Counter(target["key"] for target in content["targets"])
    for place, target in enumerate(content["targets"]):
        if keys[target["key"]] > 1:
            yield f"the target {target['key']} is given twice", ("targets", place, "key")


def _names(content: Content, agencies: Collection[str]) -> Iterator[Trouble]:
    if content["keeper"] not in agencies:
        yield f"there is no agency '{content['keeper']}'", ("keeper",)
    known = {*agencies, *content.get("groups", {}), *content.get("partners", ())}
    for place, section in enumerate(content["sections"]):
        for row, task in enumerate(section["tasks"]):
            for part in ("lead", "with"):
                for number, name in enumerate(task.get(part, ())):
                    if name not in known:
                        path = ("sections", place, "tasks", row, part, number)
                        yield f"'{name}' is no agency, group or partner", path


def _dues(content: Content) -> Iterator[Trouble]:
    for place, section in enumerate(content["sections"]):
        for row, task in enumerate(section["tasks"]):
            if not _reads(task["due"]):
                path = ("sections", place, "tasks", row, "due")
                yield f"'{task['due']}' is no day, quarter, year or condition", path


def _reads(said: Any) -> bool:
    try:
        due_of(said)
    except ValueError:
        return False
    return True


def _targets(content: Content, measures: Collection[str]) -> Iterator[Trouble]:
    for place, target in enumerate(content["targets"]):
        if target["kind"] == TargetKind.PERCENT:
            if "at_least" not in target or "measure" not in target:
                yield "a share needs 'at_least' and 'measure'", ("targets", place)
            elif target["measure"] not in measures:
                path = ("targets", place, "measure")
                yield f"there is no measure '{target['measure']}'", path
        if target.get("at_most", 100) < target.get("at_least", 0):
            yield "'at_most' is below 'at_least'", ("targets", place, "at_most")
        if target["years"][0] > target["years"][1]:
            yield "the years run backwards", ("targets", place, "years")
