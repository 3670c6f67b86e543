"""The door: what other contexts may use."""

from hamrong.kernel.process.actions.act import act
from hamrong.kernel.process.actions.reseat import reseat
from hamrong.kernel.process.actions.start import start
from hamrong.kernel.process.ports import EffectCall, effect, guard
from hamrong.kernel.process.queries.definitions import process_keys, step_names
from hamrong.kernel.process.queries.state import (
    ActionChoice,
    ProcessState,
    StepView,
    choices,
    state,
    steps,
)

__all__ = [
    "ActionChoice",
    "EffectCall",
    "ProcessState",
    "StepView",
    "act",
    "choices",
    "effect",
    "guard",
    "process_keys",
    "reseat",
    "start",
    "state",
    "step_names",
    "steps",
]
