"""What the schema of a plan cannot say: numbers once, names that exist. Pure."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from hamrong.governance.plan.rules.due import due_of
from hamrong.governance.plan.rules.edition import Content, tasks_in
from hamrong.governance.plan.rules.target import TargetKind

Path = tuple[str | int, ...]


class Code(StrEnum):
    """What can be wrong in a plan that fits the schema."""

    TASK_TWICE = "task_twice"
    TARGET_TWICE = "target_twice"
    SECTION_TWICE = "section_twice"
    NO_KEEPER = "no_keeper"
    NO_PARTY = "no_party"
    NO_DUE = "no_due"
    NO_MEASURE = "no_measure"
    SHARE_INCOMPLETE = "share_incomplete"
    BOUNDS_CROSSED = "bounds_crossed"
    YEARS_BACKWARDS = "years_backwards"
    PERIOD_BACKWARDS = "period_backwards"
    REPORT_DAYS_CROSSED = "report_days_crossed"
    EMPTY = "empty"


# How whoever writes a file is told; officials are told in their own words.
_ENGLISH: Final = {
    Code.TASK_TWICE: "the task {name} is given twice",
    Code.TARGET_TWICE: "the target {name} is given twice",
    Code.SECTION_TWICE: "the section '{name}' is given twice",
    Code.NO_KEEPER: "there is no agency '{name}'",
    Code.NO_PARTY: "'{name}' is no agency, group or partner",
    Code.NO_DUE: "'{name}' is no day, quarter, year or condition",
    Code.NO_MEASURE: "there is no measure '{name}'",
    Code.SHARE_INCOMPLETE: "a share needs 'at_least' and 'measure'",
    Code.BOUNDS_CROSSED: "'at_most' is below 'at_least'",
    Code.YEARS_BACKWARDS: "the years run backwards",
    Code.PERIOD_BACKWARDS: "the period ends before it begins",
    Code.REPORT_DAYS_CROSSED: "a quarter closes, agencies report, the province reports: in order",
    Code.EMPTY: "there is neither a task nor a target",
}


@dataclass(frozen=True)
class Trouble:
    """What is wrong, the path to where it stands, and the name it is about."""

    code: Code
    path: Path
    values: Mapping[str, str] = field(default_factory=dict)

    def english(self) -> str:
        """Return the sentence for who writes the file."""
        return _ENGLISH[self.code].format(**self.values)


def troubles(
    content: Content, agencies: Collection[str], measures: Collection[str]
) -> list[Trouble]:
    """Return what is wrong in a plan that fits the schema.

    `agencies` are the short names that exist on the plan's first day, `measures` the known ones.
    """
    return [
        *_frame(content),
        *_twice(content),
        *_names(content, agencies),
        *_dues(content),
        *_targets(content, measures),
    ]


def _frame(content: Content) -> Iterator[Trouble]:
    period, calendar = content.get("period"), content.get("reporting")
    if period and period["from"] > period["to"]:
        yield Trouble(Code.PERIOD_BACKWARDS, ("period", "to"))
    if calendar:
        days = [calendar[name] for name in ("close_day", "agency_day", "province_day")]
        if days != sorted(days):
            yield Trouble(Code.REPORT_DAYS_CROSSED, ("reporting", "agency_day"))
    if not content["targets"] and not any(section["tasks"] for section in content["sections"]):
        yield Trouble(Code.EMPTY, ("sections",))


def _tasks(content: Content) -> Iterator[tuple[Path, dict[str, Any]]]:
    for place, section in enumerate(content["sections"]):
        for row, task in enumerate(section["tasks"]):
            yield ("sections", place, "tasks", row), task


def _twice(content: Content) -> Iterator[Trouble]:
    ids = Counter(section["id"] for section in content["sections"])
    for place, section in enumerate(content["sections"]):
        if ids[section["id"]] > 1:
            path: Path = ("sections", place, "id")
            yield Trouble(Code.SECTION_TWICE, path, {"name": section["id"]})
    numbers = Counter(task["number"] for task in tasks_in(content))
    for where, task in _tasks(content):
        if numbers[task["number"]] > 1:
            yield Trouble(Code.TASK_TWICE, (*where, "number"), {"name": str(task["number"])})
    keys = Counter(target["key"] for target in content["targets"])
    for place, target in enumerate(content["targets"]):
        if keys[target["key"]] > 1:
            yield Trouble(Code.TARGET_TWICE, ("targets", place, "key"), {"name": target["key"]})


def _names(content: Content, agencies: Collection[str]) -> Iterator[Trouble]:
    if content["keeper"] not in agencies:
        yield Trouble(Code.NO_KEEPER, ("keeper",), {"name": content["keeper"]})
    known = {*agencies, *content.get("groups", {}), *content.get("partners", ())}
    for where, task in _tasks(content):
        for part in ("lead", "with"):
            for number, name in enumerate(task.get(part, ())):
                if name not in known:
                    yield Trouble(Code.NO_PARTY, (*where, part, number), {"name": name})


def _dues(content: Content) -> Iterator[Trouble]:
    for where, task in _tasks(content):
        if not _reads(task["due"]):
            yield Trouble(Code.NO_DUE, (*where, "due"), {"name": str(task["due"])})


def _reads(said: Any) -> bool:
    try:
        due_of(said)
    except ValueError:
        return False
    return True


def _targets(content: Content, measures: Collection[str]) -> Iterator[Trouble]:
    for place, target in enumerate(content["targets"]):
        path: Path = ("targets", place)
        if target["kind"] == TargetKind.PERCENT:
            if "at_least" not in target or "measure" not in target:
                yield Trouble(Code.SHARE_INCOMPLETE, path)
            elif target["measure"] not in measures:
                yield Trouble(Code.NO_MEASURE, (*path, "measure"), {"name": target["measure"]})
        if target.get("at_most", 100) < target.get("at_least", 0):
            yield Trouble(Code.BOUNDS_CROSSED, (*path, "at_most"))
        if target["years"][0] > target["years"][1]:
            yield Trouble(Code.YEARS_BACKWARDS, (*path, "years"))
