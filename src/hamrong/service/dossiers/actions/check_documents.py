"""Write down how each paper of the checklist was found at the desk."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError, Role
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.timeline.interface import record
from hamrong.service.dossiers.access import may_receive, the_dossier
from hamrong.service.dossiers.actions.keep_digitised import keep_digitised
from hamrong.service.dossiers.events import DocumentsChecked
from hamrong.service.dossiers.models import DocumentCheck, Dossier
from hamrong.service.dossiers.queries.changes import refuse_old_page
from hamrong.service.dossiers.rules import CLOSED, Found, State
from hamrong.service.procedures import interface as procedures


@transaction.atomic
def check_documents(
    actor: Actor, code: str, *, found: Sequence[Found], seen: str | None = None
) -> None:
    """Keep the marks of the desk; marks made before are replaced, with who made them and when.

    Raises:
        NotYoursError: the dossier does not exist for this actor, or they do not sit at its desk.
        StaleError: something happened after the page with the last fact `seen` was made.
        RefusedError: it is closed, a paper is not in the published checklist, or a paper marked
            missing has a count.
    """
    dossier = the_dossier(actor, code, lock=True)
    if not may_receive(actor, dossier.receiving_id):
        raise NotYoursError
    refuse_old_page(dossier.matter_id, seen)
    if State(dossier.state) in CLOSED:
        raise RefusedError(_("Hồ sơ đã kết thúc."))
    names = _checklist(dossier)
    if unknown := [one.key for one in found if one.key not in names]:
        said = _("Giấy tờ không có trong thành phần hồ sơ đã công bố.")
        raise RefusedError(said, field=unknown[0])
    for one in found:
        _keep(actor, dossier, one, names[one.key])
    keep_digitised(actor, dossier, found)
    record(
        dossier.matter_id,
        DocumentsChecked(
            dossier_id=dossier.id,
            code=dossier.code,
            complete=not any(one.missing for one in found),
        ),
        actor=actor,
        agency_id=dossier.receiving_id,
    )


def _checklist(dossier: Dossier) -> dict[str, str]:
    view = procedures.version(dossier.procedure_version_id)
    return {document.key: document.name for document in view.documents}


def _keep(actor: Actor, dossier: Dossier, one: Found, name: str) -> None:
    there = one.original or one.certified or one.copy or one.digitised or one.held
    if one.missing and there:
        raise RefusedError(
            _("Giấy tờ đánh dấu thiếu thì không ghi số lượng: %(name)s.") % {"name": name},
            field=one.key,
        )
    DocumentCheck.objects.update_or_create(
        dossier=dossier,
        document_key=one.key,
        defaults={
            "document_name": name,
            "original": one.original,
            "certified": one.certified,
            "copy": one.copy,
            "digitised": one.digitised,
            "held": one.held,
            "missing": one.missing,
            "note": one.note[:300],
            "checked_by": actor.acting_as(dossier.receiving_id, Role.ONE_STOP).signed_name[:120],
            "checked_at": now(),
        },
    )
