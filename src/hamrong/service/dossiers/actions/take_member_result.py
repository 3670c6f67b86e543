"""Pass the result of a member to the dossier of the whole."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import SYSTEM
from hamrong.kernel.calendar.interface import now
from hamrong.service.dossiers.actions.act_now import act_now
from hamrong.service.dossiers.models import Dossier, Result, SubmittedFile


def result_key(member_key: str) -> str:
    """Return the document key under which a member's result lies with the whole."""
    return f"ket-qua-{member_key}"


@transaction.atomic
def take_member_result(whole_matter_id: UUID, member_matter_id: UUID, member_key: str) -> None:
    """Put an issued result among the papers of the whole and close the member's dossier.

    All results are handed over together where the set was handed in. Doing it twice changes
    nothing.
    """
    whole = Dossier.objects.select_for_update().get(matter_id=whole_matter_id)
    result = Result.objects.select_related("dossier").get(dossier__matter_id=member_matter_id)
    if result.file_id is None or result.handed_over_at is not None:
        return
    name = _("%(procedure)s: kết quả số %(number)s") % {
        "procedure": result.dossier.procedure_name,
        "number": result.number,
    }
    SubmittedFile.objects.create(
        dossier=whole,
        document_key=result_key(member_key),
        document_name=name[:300],
        file_id=result.file_id,
        given_at=now(),
    )
    receiver = _("Chuyển về hồ sơ liên thông %(code)s") % {"code": whole.code}
    act_now(SYSTEM, member_matter_id, "hand_over", {"receiver": receiver})
