"""Decide a draft: it becomes an edition that never changes again."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.governance.plan import events
from hamrong.governance.plan.access import the_draft
from hamrong.governance.plan.models import Edition, EditionState, Plan
from hamrong.governance.plan.queries.problems import problems
from hamrong.kernel.actor.interface import Actor, RefusedError, StaleError
from hamrong.kernel.calendar.interface import today
from hamrong.kernel.files import interface as files
from hamrong.kernel.jobs.interface import enqueue
from hamrong.kernel.text.interface import format_date
from hamrong.kernel.timeline.interface import record


@dataclass(frozen=True, slots=True)
class Decision:
    """The document that decides, the day from which it counts, and the document's file if given."""

    number: str
    signed_on: date
    issuer: str
    about: str
    valid_from: date
    file_id: UUID | None = None


@transaction.atomic
def decide_draft(actor: Actor, key: str, said: Decision, *, revision: int) -> Edition:
    """Make the draft an edition decided by a document; what is due by today comes into force.

    Bringing it into force gives tasks to hundreds of agencies, so that a job does it at once; an
    edition for a later day waits for its day.

    Raises:
        NotYoursError: there is no draft, or not for this actor.
        StaleError: somebody changed it after the page was made.
        RefusedError: the draft is unsound, the decision is known already, or a day cannot be.
    """
    draft = the_draft(actor, key, lock=True)
    if draft.revision != revision:
        raise StaleError
    last = draft.plan.editions.exclude(id=draft.id).order_by("number").last()
    _judge(draft, said, last)
    decision = {"number": said.number, "date": said.signed_on.isoformat(), "issuer": said.issuer}
    draft.decision = {**decision, "about": said.about} if said.about else decision
    draft.content = {**draft.content, "decision": draft.decision}
    draft.number = max(draft.number, last.number + 1 if last else 1)
    draft.valid_from, draft.state = said.valid_from, EditionState.DECIDED
    draft.file_id, draft.made_by = said.file_id, actor.signed_name[:120]
    draft.save()
    _announce(actor, draft.plan, said)
    return draft


def _judge(draft: Edition, said: Decision, last: Edition | None) -> None:
    if problems(draft.content):
        raise RefusedError(_("Bản thảo còn điều cần sửa; hãy sửa hết rồi ban hành."))
    editions = draft.plan.editions.exclude(id=draft.id)
    if editions.filter(decision__number=said.number).exists():
        raise RefusedError(_("Quyết định này đã ghi cho lần trước của kế hoạch."), field="number")
    if said.signed_on > today():
        raise RefusedError(_("Ngày ký không được sau hôm nay."), field="signed_on")
    first = max(today(), last.valid_from) if last else today()
    if said.valid_from < first:
        told = _("Ngày có hiệu lực sớm nhất là %(day)s.") % {"day": format_date(first)}
        raise RefusedError(told, field="valid_from")


def _announce(actor: Actor, plan: Plan, said: Decision) -> None:
    if said.file_id:
        files.attach([said.file_id], plan.matter_id)
    fact = events.PlanDecided(said.number, format_date(said.valid_from))
    record(plan.matter_id, fact, actor=actor, agency_id=plan.keeper_id)
    if said.valid_from <= today():
        enqueue("plan.put_in_force", key=f"plan.put_in_force:{plan.id}")
