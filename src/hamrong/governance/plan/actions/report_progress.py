"""Report how far an agency's part of a task is, with what shows it."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from hamrong.governance.plan import events
from hamrong.governance.plan.access import may_report, the_part
from hamrong.governance.plan.actions.open_items import ITEM, open_items
from hamrong.governance.plan.models import Assignment, Evidence, Progress
from hamrong.governance.plan.rules.evidence import Shown
from hamrong.governance.plan.rules.state import State, fault_of
from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError, Role, StaleError
from hamrong.kernel.files import interface as files
from hamrong.kernel.timeline.interface import record
from hamrong.kernel.work import interface as work

_SPEAK = (Role.SPECIALIST, Role.HEAD, Role.LEADER)


@dataclass(frozen=True, slots=True)
class Said:
    """What is reported; `files` are stored already."""

    state: State
    percent: int
    reason: str = ""
    result: str = ""
    difficulties: str = ""
    proposals: str = ""
    files: tuple[UUID, ...] = ()
    shown: tuple[Shown, ...] = ()


@transaction.atomic
def report_progress(actor: Actor, assignment_id: UUID, said: Said, *, revision: int) -> UUID:
    """Keep a report of a part and return its id; it counts until a later one.

    What is done leaves the inbox; what is not done after all comes back.

    Raises:
        NotYoursError: the part does not exist, is over, or the actor does not work for its agency.
        StaleError: somebody reported after the page was made.
        RefusedError: state and percentage do not fit.
    """
    part = the_part(actor, assignment_id, lock=True)
    if part.valid_to is not None or not may_report(actor, part.agency_id):
        raise NotYoursError
    if part.revision != revision:
        raise StaleError
    if fault := fault_of(said.state, said.percent):
        raise RefusedError(fault, field="percent")
    name = actor.acting_as(part.agency_id, *_SPEAK).signed_name[:120]
    progress = _kept(part, said, actor, name)
    part.state, part.percent, part.reported_at = said.state, said.percent, progress.at
    part.revision += 1
    part.save(update_fields=["state", "percent", "reported_at", "revision"])
    fact = events.ProgressReported(
        said.state.value, said.percent, len(said.files) + len(said.shown)
    )
    record(part.matter_id, fact, actor=actor, agency_id=part.agency_id)
    if said.state is State.DONE:
        work.finish_open(part.matter_id, ITEM, by=actor)
    else:
        open_items(part.task_id, only=part.id)
    return progress.id


def _kept(part: Assignment, said: Said, actor: Actor, name: str) -> Progress:
    progress = Progress.objects.create(
        assignment=part,
        account_id=actor.account_id,
        name=name,
        state=said.state,
        percent=said.percent,
        reason=said.reason.strip(),
        result=said.result.strip(),
        difficulties=said.difficulties.strip(),
        proposals=said.proposals.strip(),
    )
    files.attach(said.files, part.matter_id)
    known = files.describe(said.files)
    Evidence.objects.bulk_create(
        [
            Evidence(progress=progress, label=known[one].name[:300], file_id=one)
            for one in said.files
        ]
        + [Evidence(progress=progress, label=o.label, address=o.address) for o in said.shown]
    )
    return progress
