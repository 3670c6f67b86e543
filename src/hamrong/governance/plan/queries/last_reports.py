"""What was last reported of the parts of a plan before a moment."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hamrong.governance.plan.models import Assignment, Plan, Progress
from hamrong.governance.plan.rules.state import State, joined


@dataclass(frozen=True)
class Told:
    """How far a part was and what was said of it; `at` is None where nobody reported."""

    state: State = State.NOT_BEGUN
    percent: int = 0
    at: datetime | None = None
    result: str = ""
    difficulties: str = ""
    proposals: str = ""


NOTHING = Told()


def last_reports(plan: Plan, moment: datetime) -> Mapping[UUID, Told]:
    """Return what each part last said before a moment. Two queries.

    A part on which nobody has reported since it came over from agencies that ended says what
    theirs said: as far as the least far of them, in the words of all.
    """
    rows = Progress.objects.filter(assignment__task__plan=plan, at__lt=moment)
    rows = rows.order_by("assignment_id", "-at", "-id").distinct("assignment_id")
    own = {row.assignment_id: _told(row) for row in rows}
    went = Assignment.objects.filter(task__plan=plan, successor__isnull=False)
    before: dict[UUID, list[UUID]] = defaultdict(list)
    for gone, heir in went.order_by("valid_to", "agency__code").values_list("id", "successor_id"):
        before[heir].append(gone)
    parts = {*own, *before}
    return {part: told for part in parts if (told := _of(part, own, before)) is not NOTHING}


def _of(part: UUID, own: Mapping[UUID, Told], before: Mapping[UUID, Sequence[UUID]]) -> Told:
    if part in own:
        return own[part]
    told = [_of(gone, own, before) for gone in before.get(part, ())]
    if not any(one is not NOTHING for one in told):
        return NOTHING
    together = told[0]
    for other in told[1:]:
        together = _with(together, other)
    return together


def _with(one: Told, other: Told) -> Told:
    state, percent = joined((one.state, one.percent), (other.state, other.percent))
    moments = [told.at for told in (one, other) if told.at is not None]
    return Told(
        state=state,
        percent=percent,
        at=max(moments, default=None),
        result=_words(one.result, other.result),
        difficulties=_words(one.difficulties, other.difficulties),
        proposals=_words(one.proposals, other.proposals),
    )


def _words(*said: str) -> str:
    return "\n".join(dict.fromkeys(words for words in said if words))


def _told(row: Progress) -> Told:
    return Told(
        state=State(row.state),
        percent=row.percent,
        at=row.at,
        result=row.result,
        difficulties=row.difficulties,
        proposals=row.proposals,
    )
