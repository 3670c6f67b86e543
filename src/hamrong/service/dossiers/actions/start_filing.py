"""Begin filing a dossier: open the draft people fill at their own pace."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.foundation.directory import interface as directory
from hamrong.kernel.actor.interface import Actor, RefusedError
from hamrong.service.dossiers.queries.filing import ANSWER, DRAFT_PURPOSE, offices_for
from hamrong.service.dossiers.queries.mine import filed_for
from hamrong.service.dossiers.rules import Capacity
from hamrong.service.forms import interface as forms
from hamrong.service.procedures import interface as procedures
from hamrong.service.procedures.interface import ProcedureView


@transaction.atomic
def start_filing(  # noqa: PLR0913
    actor: Actor,
    *,
    procedure_code: str,
    area_code: str,
    case_key: str,
    capacity: str = "",
    authorisation: str = "",
    like: str = "",
    answers: Mapping[str, str] | None = None,
) -> UUID:
    """Open a draft for a procedure at the place the applicant chose and return its id.

    `area_code` is the national code of the commune; a province-level procedure needs none.
    `case_key` is one of the procedure's cases, empty when it has none. With a `capacity` the
    account's owner files for somebody else, an authorised person by the paper named. `like` is the
    code of a dossier the actor filed for the same person: what was said about them there is
    offered again. `answers` are those to the questions of the case, by question.

    Raises:
        NotYoursError: `like` is no dossier the actor filed for somebody.
        RefusedError: it cannot be filed online, or place, case or authorisation is missing.
    """
    procedure = fileable(procedure_code, case_key)
    offices_for(procedure, area_code)
    must_be_entitled(capacity, authorisation)
    return forms.start_draft(
        actor,
        purpose=DRAFT_PURPOSE,
        subject=procedure.code,
        form_key=procedure.form_key,
        title=procedure.name,
        case=case_key,
        area=area_code,
        area_id=str(directory.area_id_of(area_code) or ""),
        capacity=capacity,
        authorisation=authorisation,
        take_from=_earlier(actor, like),
        **kept_answers(procedure, answers or {}),
    )


def _earlier(actor: Actor, like: str) -> str:
    """Return the id of the draft behind an earlier dossier about the same person, "" for none."""
    if not like:
        return ""
    return str(forms.draft_behind(actor, filed_for(actor, like).dossier_id) or "")


def kept_answers(procedure: ProcedureView, answers: Mapping[str, str]) -> dict[str, str]:
    """Return answers to the questions of the case as a draft keeps them; "" for one taken back."""
    said = procedures.read_answers(procedure.questions, answers)
    own = {procedures.CASE, procedures.CAPACITY}
    asked = [one.key for one in procedure.questions if one.key not in own]
    return {f"{ANSWER}{key}": said.get(key, "") for key in asked}


def must_be_entitled(capacity: str, authorisation: str) -> None:
    """Refuse a capacity the law does not know, and an authorised person without a paper."""
    if capacity and capacity not in set(Capacity):
        raise RefusedError(_("Hãy chọn bạn nộp cho ai."), field="capacity")
    if capacity == Capacity.AUTHORISED and not authorisation.strip():
        raise RefusedError(
            _("Ghi số, ngày của văn bản ủy quyền và nơi chứng thực."), field="authorisation"
        )


def fileable(code: str, case_key: str) -> ProcedureView:
    """Return the procedure if it takes dossiers online, in this case.

    Raises:
        RefusedError: it does not, or there is no such case; `field` is "case" then.
    """
    procedure = procedures.procedure(code)
    if procedure is None or not procedure.fileable:
        raise RefusedError(_("Thủ tục này chưa nhận hồ sơ trực tuyến."))
    if procedure.cases and case_key not in {case.key for case in procedure.cases}:
        raise RefusedError(_("Hãy chọn trường hợp của bạn."), field="case")
    return procedure
