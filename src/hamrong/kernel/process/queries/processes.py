"""All processes, and one of them drawn."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hamrong.kernel.process.queries.definitions import (
    latest,
    newest_definitions,
    waiting,
    waiting_by_step,
)
from hamrong.kernel.process.queries.wording import WAITED, place_name, role_name
from hamrong.kernel.process.rules.definition import BACK, Action, Definition, Step, parse
from hamrong.kernel.process.rules.diagram import Box, Diagram, draw


@dataclass(frozen=True)
class ProcessRow:
    """A process in the list; `waiting` counts the matters on their way in any of its versions."""

    key: str
    name: str
    version: int
    steps: int
    waiting: int


@dataclass(frozen=True)
class ActionRow:
    """A way out of a step, in words."""

    name: str
    target: str


@dataclass(frozen=True)
class StepRow:
    """A step in words. `hours` are working hours, None without a limit."""

    key: str
    name: str
    place: str
    who: str
    hours: float | None
    waiting: int
    actions: tuple[ActionRow, ...]


@dataclass(frozen=True)
class DrawnBox:
    """A box of the drawing with what stands below its name."""

    box: Box
    foot: str
    waiting: int


@dataclass(frozen=True)
class ProcessView:
    """The newest version of a process, in words and drawn."""

    key: str
    name: str
    version: int
    waiting: int
    steps: tuple[StepRow, ...]
    anywhere: tuple[ActionRow, ...]
    diagram: Diagram
    boxes: tuple[DrawnBox, ...]


def processes() -> list[ProcessRow]:
    """Return every process by name. Two queries."""
    running = waiting()
    rows = [
        ProcessRow(d.key, d.name, version, len(d.steps), running.get(d.key, 0))
        for version, d in newest_definitions()
    ]
    return sorted(rows, key=_name)


def _name(row: ProcessRow) -> str:
    return row.name


def process_view(key: str) -> ProcessView | None:
    """Return a process drawn and in words, None where there is none of this key. Two queries."""
    try:
        version = latest(key)
    except KeyError:
        return None
    definition, counts = parse(version.body), waiting_by_step(key)
    diagram = draw(definition)
    steps = tuple(_step(definition, step, counts) for step in definition.steps)
    feet = {row.key: _foot(row) for row in steps}
    feet |= {action.to: _("từ mọi bước") for action in definition.anywhere}
    return ProcessView(
        key=key,
        name=definition.name,
        version=version.version,
        waiting=sum(counts.values()),
        steps=steps,
        anywhere=tuple(_action(definition, action) for action in definition.anywhere),
        diagram=diagram,
        boxes=tuple(
            DrawnBox(box, feet.get(box.key, ""), counts.get(box.key, 0)) for box in diagram.boxes
        ),
    )


def _step(definition: Definition, step: Step, counts: Mapping[str, int]) -> StepRow:
    return StepRow(
        key=step.key,
        name=step.name,
        place="" if step.waits_for else place_name(step.place),
        who=str(WAITED[step.waits_for]) if step.waits_for else role_name(step.role),
        hours=step.hours,
        waiting=counts.get(step.key, 0),
        actions=tuple(_action(definition, action) for action in step.actions),
    )


def _action(definition: Definition, action: Action) -> ActionRow:
    if action.to == BACK:
        return ActionRow(action.name, _("bước trước đó"))
    if action.end:
        return ActionRow(action.name, _("kết thúc: %(end)s") % {"end": definition.ends[action.end]})
    return ActionRow(action.name, definition.step(action.to).name)


def _foot(row: StepRow) -> str:
    if row.hours is None:
        return row.who
    return _("%(who)s · %(hours)s giờ") % {"who": row.who, "hours": f"{row.hours:g}"}
