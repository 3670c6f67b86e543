"""Add what the person came for."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.foundation.directory import interface as directory
from hamrong.kernel.actor.interface import Actor, RefusedError
from hamrong.kernel.calendar.interface import now
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.forms import interface as forms
from hamrong.service.procedures import interface as procedures
from hamrong.service.reception.access import the_visit
from hamrong.service.reception.models import Visit, VisitItem


@transaction.atomic
def add_procedure(
    actor: Actor, visit_id: UUID, *, procedure_code: str, area_code: str, case_key: str
) -> UUID:
    """Open a draft for a procedure in a visit and return the item's id.

    Raises:
        NotYoursError: no such visit for this actor.
        RefusedError: the visit is over, the procedure has no form here, is received at another
            desk, or its place or case is missing.
    """
    visit = the_visit(actor, visit_id, lock=True)
    if visit.ended_at is not None:
        raise RefusedError(_("Lượt tiếp nhận này đã kết thúc."))
    procedure = procedures.procedure(procedure_code)
    if procedure is None or not procedure.fileable:
        raise RefusedError(_("Thủ tục này chưa tiếp nhận được trên hệ thống."), field="procedure")
    if procedure.cases and case_key not in {case.key for case in procedure.cases}:
        raise RefusedError(_("Hãy chọn trường hợp."), field="case")
    offices = dossiers.offices_for(procedure, area_code)
    if offices.receiving.id != visit.agency_id:
        said = _("Thủ tục này ở nơi đã chọn do %(agency)s tiếp nhận.")
        raise RefusedError(said % {"agency": offices.receiving.name}, field="procedure")
    draft_id = forms.start_draft(
        actor,
        purpose=forms.AT_THE_COUNTER,
        subject=procedure.code,
        form_key=procedure.form_key,
        title=procedure.name,
    )
    _choose(actor, draft_id, visit, area_code, case_key)
    item = VisitItem.objects.create(
        visit=visit,
        draft_id=draft_id,
        procedure_code=procedure.code,
        procedure_name=procedure.name,
        added_at=now(),
    )
    return item.id


def _choose(actor: Actor, draft_id: UUID, visit: Visit, area_code: str, case_key: str) -> None:
    area_id = directory.area_id_of(area_code)
    forms.choose(
        actor,
        draft_id,
        case=case_key,
        area=area_code,
        area_id=str(area_id or ""),
        capacity=visit.capacity,
    )
