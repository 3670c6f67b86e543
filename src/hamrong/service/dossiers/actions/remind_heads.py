"""Each morning: overdue dossiers whose applicant nobody could tell are put before the head."""

from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from hamrong.foundation.directory import interface as directory
from hamrong.kernel.actor.interface import Role
from hamrong.kernel.calendar.interface import calendar_for, now, today
from hamrong.kernel.work import interface as work
from hamrong.service.dossiers.models import Apology, Dossier
from hamrong.service.dossiers.rules import RUNNING

WORK_KIND = "dossiers.no_apology"


def remind_heads() -> int:
    """Open one work item for each overdue dossier without a delivered apology; return how many.

    A dossier whose item is still open is not put there twice.
    """
    told = Apology.objects.filter(
        dossier=OuterRef("id"), missed=OuterRef("due_at"), delivered_at__isnull=False
    )
    late = Dossier.objects.filter(
        state__in=[state.value for state in RUNNING],
        due_at__lt=now(),
        clock_stopped_at__isnull=True,
    ).exclude(Exists(told))
    return sum(_put(dossier_id) for dossier_id in late.values_list("id", flat=True))


@transaction.atomic
def _put(dossier_id: UUID) -> bool:
    dossier = Dossier.objects.select_for_update().get(id=dossier_id)
    if work.has_open(dossier.matter_id, WORK_KIND):
        return False
    title = _("Quá hạn, chưa xin lỗi được người nộp: %(name)s") % {"name": dossier.procedure_name}
    heads = directory.officials_in(dossier.authority_id, Role.HEAD)
    work.open_item(
        matter_id=dossier.matter_id,
        kind=WORK_KIND,
        title=title,
        agency_id=dossier.authority_id,
        role=Role.HEAD if heads else Role.LEADER,
        due_at=calendar_for(dossier.authority_id).end_by(today()),
        link=f"/lam-viec/ho-so/{dossier.code}/xin-loi",
        code=dossier.code,
        applicant=dossier.applicant_name,
        search=dossier.search_key,
    )
    return True
