"""Correct an issued result, or revoke it: the former paper stays, and says so to whoever checks."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.foundation.issuance import interface as issuance
from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.timeline.interface import record
from hamrong.service.dossiers.access import may_reissue, the_dossier
from hamrong.service.dossiers.actions.draft_result import Told, by_template
from hamrong.service.dossiers.actions.issue_result import issue_result
from hamrong.service.dossiers.actions.keep_result import keep_corrected
from hamrong.service.dossiers.events import ResultCorrected, ResultRevoked
from hamrong.service.dossiers.models import Dossier, FormerResult, Result
from hamrong.service.dossiers.queries.changes import refuse_old_page
from hamrong.service.repository import interface as repository
from hamrong.service.results import interface as results


@transaction.atomic
def correct_result(
    actor: Actor,
    code: str,
    *,
    content: str = "",
    filled: Mapping[str, str] | None = None,
    reason: str,
    seen: str | None = None,
) -> None:
    """Issue a corrected result in place of the one that holds; the former is revoked for it.

    One made by a template is corrected in its fields (`filled`), any other in its `content`.

    Raises:
        NotYoursError: the dossier does not exist for this actor, or they do not lead its agency.
        StaleError: something happened after the page with the last fact `seen` was made.
        RefusedError: there is no valid result, nothing is changed, or no reason is given.
    """
    dossier, result = _valid_result(actor, code, seen)
    told, reason = _corrected(result, content, filled), reason.strip()
    if not told.content or told.content == result.content:
        raise RefusedError(_("Hãy sửa nội dung kết quả."), field="content")
    if not reason:
        raise RefusedError(_("Hãy ghi lý do."), field="reason")
    before = _replaced(dossier, result, told, reason=reason, actor=actor)
    said = {"number": result.number, "reason": reason}
    because = _("Đã đính chính bằng văn bản số %(number)s. %(reason)s") % said
    issuance.revoke(before.check_code, because=because)
    record(
        dossier.matter_id,
        ResultCorrected(
            dossier_id=dossier.id,
            code=dossier.code,
            before=before.number,
            number=result.number,
            reason=reason,
        ),
        actor=actor,
        agency_id=dossier.authority_id,
    )


KEPT = (
    "content",
    "template_id",
    "filled",
    "number",
    "check_code",
    "file_id",
    "signer",
    "issued_at",
)


def _replaced(
    dossier: Dossier, result: Result, told: Told, *, reason: str, actor: Actor
) -> FormerResult:
    """Issue the result anew with another text and keep the former one as it was."""
    at = now()
    before = FormerResult(dossier=dossier, reason=reason, replaced_at=at)
    for name in KEPT:
        setattr(before, name, getattr(result, name))
    for name, value in vars(told).items():
        setattr(result, name, value)
    issue_result(dossier, result, actor=actor, at=at)
    before.replaced_by = result.number
    before.save()
    keep_corrected(dossier, result, before=before, actor=actor)
    return before


def _corrected(result: Result, content: str, filled: Mapping[str, str] | None) -> Told:
    if result.template_id is None or filled is None:
        return Told(content.replace("\x00", "").strip())
    return by_template(results.the_template(result.template_id), filled)


@transaction.atomic
def revoke_result(
    actor: Actor, code: str, *, decision: str, reason: str, seen: str | None = None
) -> None:
    """Revoke the result by a decision; nothing takes its place.

    Raises:
        NotYoursError: the dossier does not exist for this actor, or they do not lead its agency.
        StaleError: something happened after the page with the last fact `seen` was made.
        RefusedError: there is no valid result, or number or reason of the decision is missing.
    """
    dossier, result = _valid_result(actor, code, seen)
    decision, reason = decision.strip(), reason.strip()
    if not decision:
        raise RefusedError(_("Hãy ghi số, ngày của quyết định."), field="decision")
    if not reason:
        raise RefusedError(_("Hãy ghi lý do."), field="reason")
    result.revoked_at, result.revoked_because = now(), f"{decision}. {reason}"
    result.save(update_fields=["revoked_at", "revoked_because"])
    issuance.revoke(result.check_code, because=result.revoked_because)
    repository.revoke_paper(
        actor, origin_id=dossier.matter_id, number=result.number, because=result.revoked_because
    )
    record(
        dossier.matter_id,
        ResultRevoked(
            dossier_id=dossier.id,
            code=dossier.code,
            number=result.number,
            decision=decision,
            reason=reason,
        ),
        actor=actor,
        agency_id=dossier.authority_id,
    )


def _valid_result(actor: Actor, code: str, seen: str | None) -> tuple[Dossier, Result]:
    dossier = the_dossier(actor, code, lock=True)
    if not may_reissue(actor, dossier.authority_id):
        raise NotYoursError
    refuse_old_page(dossier.matter_id, seen)
    result = Result.objects.select_for_update().filter(dossier=dossier).first()
    if result is None or result.issued_at is None or result.revoked_at is not None:
        raise RefusedError(_("Hồ sơ không có kết quả đang có hiệu lực."))
    return dossier, result
