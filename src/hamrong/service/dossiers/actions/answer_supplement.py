"""The applicant's side of a supplement: add files, then send the answer."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError
from hamrong.kernel.files import interface as files
from hamrong.kernel.process import interface as process
from hamrong.kernel.process.interface import EffectCall
from hamrong.kernel.timeline.interface import record
from hamrong.service.dossiers.access import dossier_in_process, the_dossier
from hamrong.service.dossiers.actions.stop_clock import start_clock
from hamrong.service.dossiers.events import SupplementAnswered
from hamrong.service.dossiers.models import Dossier, SubmittedFile, SupplementRequest
from hamrong.service.dossiers.rules import State


@transaction.atomic
def answer_supplement(
    actor: Actor, code: str, *, visit_id: UUID, given: Mapping[str, Sequence[UUID]], note: str
) -> None:
    """Send what was asked for: stored files by document key, and a note.

    Raises:
        NotYoursError: not this actor's dossier.
        StaleError: it was answered before, in another window perhaps.
        RefusedError: neither a file nor a note was given.
    """
    dossier = the_dossier(actor, code)  # the process is locked first, as by every step
    process.act(
        matter_id=dossier.matter_id,
        action="resubmit",
        actor=actor,
        visit_id=visit_id,
        inputs={"given": {k: list(v) for k, v in given.items()}, "note": note},
    )


def resubmit(call: EffectCall) -> None:
    """Take the answer in and let the clock run again."""
    dossier = dossier_in_process(call.matter_id)
    if dossier.applicant_id != call.actor.account_id:
        raise NotYoursError
    request = SupplementRequest.objects.filter(dossier=dossier, answered_at__isnull=True).first()
    if request is None:
        raise RefusedError(_("Hồ sơ không chờ bổ sung."))
    note = str(call.inputs.get("note", "")).strip()
    given: Mapping[str, Sequence[UUID]] = call.inputs.get("given", {})
    if not note and not any(given.values()):
        raise RefusedError(_("Hãy đính kèm giấy tờ hoặc ghi nội dung bổ sung."), field="note")
    _keep(dossier, request, given, call)
    request.answered_at, request.answer_note = call.at, note
    request.save(update_fields=["answered_at", "answer_note"])
    start_clock(dossier, actor=call.actor, at=call.at)
    dossier.state = State.SUBMITTED if dossier.accepted_at is None else State.PROCESSING
    dossier.save(update_fields=["state"])
    record(
        dossier.matter_id,
        SupplementAnswered(dossier_id=dossier.id, code=dossier.code, round=request.round),
        actor=call.actor,
        agency_id=dossier.receiving_id,
        note=note,
    )


def _keep(
    dossier: Dossier,
    request: SupplementRequest,
    given: Mapping[str, Sequence[UUID]],
    call: EffectCall,
) -> None:
    names = {item["key"]: item["name"] for item in request.items}
    # Kept and printed: Vietnamese, whatever language the person reads the pages in.
    with translation.override(settings.LANGUAGE_CODE):
        other = _("Giấy tờ bổ sung")
    rows = [
        SubmittedFile(
            dossier=dossier,
            document_key=key,
            document_name=names.get(key, other),
            file_id=file_id,
            supplement=request,
            given_at=call.at,
        )
        for key, file_ids in given.items()
        for file_id in file_ids
    ]
    SubmittedFile.objects.bulk_create(rows)
    files.attach([row.file_id for row in rows], dossier.matter_id)
