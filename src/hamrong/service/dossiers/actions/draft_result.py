"""The specialist writes the draft of the result."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError, Role, StaleError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.process import interface as process
from hamrong.kernel.timeline.interface import record
from hamrong.service.dossiers.access import may_draft_result, the_dossier
from hamrong.service.dossiers.events import ResultDrafted
from hamrong.service.dossiers.models import Dossier, Result
from hamrong.service.dossiers.queries.changes import refuse_old_page
from hamrong.service.dossiers.queries.drafting import FAULTS
from hamrong.service.dossiers.rules import RUNNING, State, draft_revision
from hamrong.service.results import interface as results

MAX_CONTENT = 20_000


@dataclass(frozen=True)
class Told:
    """What a result says: its text, and the template and fields it was made by, if any."""

    content: str
    template_id: UUID | None = None
    filled: dict[str, str] = field(default_factory=dict)


@transaction.atomic
def draft_result(
    actor: Actor,
    code: str,
    *,
    content: str = "",
    filled: Mapping[str, str] | None = None,
    seen: str | None = None,
    last: str | None = None,
) -> None:
    """Save the draft of the result; saving again replaces it until it is approved.

    `filled` is what the fields of the procedure's template say; without it `content` is the text
    of a plain letter. `seen` is the revision of the draft the writer started from ("" for none
    yet), `last` the last fact their page showed; without them nothing is compared. Whoever
    claimed the step alone drafts it.

    Raises:
        NotYoursError: the actor is not the one whose step it is.
        StaleError: the draft was saved again, or something else happened to the dossier, after
            the writer's page was made.
        RefusedError: the text is empty or too long, a field is missing or wrong, the dossier is
            not being handled, or a colleague has the step.
    """
    actor = _taken_up(actor, the_dossier(actor, code))
    dossier = the_dossier(actor, code, lock=True)
    if seen is not None and seen != _revision(dossier):
        raise StaleError
    refuse_old_page(dossier.matter_id, last)
    if filled is None:
        told = Told(_said(content))
    else:
        told = by_template(results.template_for(dossier.procedure_code), filled)
    if State(dossier.state) not in RUNNING or not process.choices(dossier.matter_id, actor):
        raise RefusedError(_("Hồ sơ không ở bước soạn kết quả của bạn."))
    _keep(dossier, told, actor)


def _keep(dossier: Dossier, told: Told, actor: Actor) -> None:
    drafted = {"drafted_by": actor.signed_name[:120], "drafted_at": now()}
    Result.objects.update_or_create(dossier=dossier, defaults={**vars(told), **drafted})
    if dossier.state != State.PROCESSING:
        dossier.state = State.PROCESSING
        dossier.save(update_fields=["state"])
    record(
        dossier.matter_id,
        ResultDrafted(dossier_id=dossier.id, code=dossier.code),
        actor=actor,
        agency_id=dossier.authority_id,
    )


def by_template(made_by: results.TemplateView | None, filled: Mapping[str, str]) -> Told:
    """Return what a filled template says.

    Raises:
        RefusedError: there is no template, or a field is missing or wrong; named by its key.
    """
    if made_by is None:
        raise RefusedError(_("Thủ tục này chưa có mẫu kết quả. Hãy soạn văn bản."))
    kept, faults = results.judged(made_by.template, filled)
    for asked in made_by.template.asked:
        if asked.key in faults:
            said = {"label": asked.label, "fault": str(FAULTS[faults[asked.key]])}
            raise RefusedError(_("%(label)s: %(fault)s") % said, field=asked.key)
    return Told(results.as_text(made_by.template, kept), made_by.id, kept)


def _said(content: str) -> str:
    said = content.replace("\x00", "").strip()
    if said and len(said) <= MAX_CONTENT:
        return said
    limit = _("Hãy viết nội dung kết quả, không quá %(limit)s ký tự.") % {"limit": MAX_CONTENT}
    raise RefusedError(limit, field="content")


def _taken_up(actor: Actor, dossier: Dossier) -> Actor:
    """Return the actor as who drafts, unless a colleague has the step.

    The step's item is locked before the dossier, as by every action of the process.
    """
    if not may_draft_result(actor, dossier):
        raise NotYoursError
    if process.choices(dossier.matter_id, actor):
        actor = process.take_up_step(dossier.matter_id, actor)
    return actor.acting_as(dossier.authority_id, Role.SPECIALIST)


def _revision(dossier: Dossier) -> str:
    saved = Result.objects.filter(dossier=dossier).values_list("drafted_at", flat=True).first()
    return draft_revision(saved)


def result_drafted(call: process.EffectCall) -> str:
    """Guard of the process: there must be a draft before it is put before the head.

    Returns the sentence that says what to do, or nothing when the way is free.
    """
    if Result.objects.filter(dossier__matter_id=call.matter_id).exists():
        return ""
    return _("Hãy soạn dự thảo kết quả trước khi trình.")
