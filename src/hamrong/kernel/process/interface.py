"""The door: what other contexts may use."""

from hamrong.kernel.process.actions.act import act
from hamrong.kernel.process.actions.conclude import conclude, lock_process
from hamrong.kernel.process.actions.recall import recall
from hamrong.kernel.process.actions.reseat import reseat
from hamrong.kernel.process.actions.resume import resume
from hamrong.kernel.process.actions.return_to import return_to
from hamrong.kernel.process.actions.start import start
from hamrong.kernel.process.actions.take_up_step import take_up_step
from hamrong.kernel.process.events import StepLeft, StepRecalled, StepReturned
from hamrong.kernel.process.ports import EffectCall, effect, guard
from hamrong.kernel.process.queries.backwards import EarlierStep, earlier_steps, recallable
from hamrong.kernel.process.queries.bulk import BulkChoices, bulk_choices
from hamrong.kernel.process.queries.definitions import (
    process_keys,
    sets_matters_going,
    step_names,
)
from hamrong.kernel.process.queries.published import PublishedStep, published_steps
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
from hamrong.kernel.process.rules.definition import Waited

__all__ = [
    "ActionChoice",
    "BulkChoices",
    "EarlierStep",
    "EffectCall",
    "Overview",
    "ProcessState",
    "PublishedStep",
    "StepLeft",
    "StepRecalled",
    "StepReturned",
    "StepView",
    "VisitView",
    "Waited",
    "act",
    "allowed_minutes_left",
    "bulk_choices",
    "choices",
    "conclude",
    "earlier_steps",
    "effect",
    "guard",
    "lock_process",
    "overview",
    "process_keys",
    "published_steps",
    "recall",
    "recallable",
    "reseat",
    "resume",
    "return_to",
    "sets_matters_going",
    "start",
    "state",
    "step_names",
    "steps",
    "take_up_step",
]
