"""Begin filing a dossier: open the draft people fill at their own pace."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.foundation.directory import interface as directory
from hamrong.kernel.actor.interface import Actor, RefusedError
from hamrong.service.dossiers.queries.filing import DRAFT_PURPOSE, offices_for
from hamrong.service.forms import interface as forms
from hamrong.service.procedures import interface as procedures


@transaction.atomic
def start_filing(actor: Actor, *, procedure_code: str, area_code: str, case_key: str) -> UUID:
    """Open a draft for a procedure at the place the applicant chose and return its id.

    `area_code` is the national code of the commune; a province-level procedure needs none.
    `case_key` is one of the procedure's cases, empty when it has none. The draft follows the
    version of the procedure that is in force when it is submitted.

    Raises:
        RefusedError: the procedure cannot be filed online, or place or case is missing.
    """
    procedure = procedures.procedure(procedure_code)
    if procedure is None or not procedure.fileable:
        raise RefusedError(_("Thủ tục này chưa nhận hồ sơ trực tuyến."))
    if procedure.cases and case_key not in {case.key for case in procedure.cases}:
        raise RefusedError(_("Hãy chọn trường hợp của bạn."), field="case")
    offices_for(procedure, area_code)
    draft_id = forms.start_draft(
        actor,
        purpose=DRAFT_PURPOSE,
        subject=procedure.code,
        form_key=procedure.form_key,
        title=procedure.name,
    )
    area_id = directory.area_id_of(area_code)
    forms.choose(actor, draft_id, case=case_key, area=area_code, area_id=str(area_id or ""))
    return draft_id
