"""The door: what other contexts may use."""

from hamrong.kernel.process.actions.act import act
from hamrong.kernel.process.actions.reseat import reseat
from hamrong.kernel.process.actions.resume import resume
from hamrong.kernel.process.actions.start import start
from hamrong.kernel.process.ports import EffectCall, effect, guard
from hamrong.kernel.process.queries.bulk import BulkChoices, bulk_choices
from hamrong.kernel.process.queries.definitions import process_keys, step_names
from hamrong.kernel.process.queries.state import (
    ActionChoice,
    ProcessState,
    StepView,
    allowed_minutes_left,
    choices,
    state,
    steps,
)
from hamrong.kernel.process.queries.visits import Overview, VisitView, overview

__all__ = [
    "ActionChoice",
    "BulkChoices",
    "EffectCall",
    "Overview",
    "ProcessState",
    "StepView",
    "VisitView",
    "act",
    "allowed_minutes_left",
    "bulk_choices",
    "choices",
    "effect",
    "guard",
    "overview",
    "process_keys",
    "reseat",
    "resume",
    "start",
    "state",
    "step_names",
    "steps",
]
