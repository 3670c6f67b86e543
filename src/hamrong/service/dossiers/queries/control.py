"""Form 05: how a dossier went from hand to hand, and whether each kept its time."""

from typing import Any

from hamrong.foundation.directory import interface as directory
from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.calendar.interface import calendar_for, now
from hamrong.kernel.print.interface import render_pdf
from hamrong.kernel.process.interface import VisitView
from hamrong.kernel.text.interface import format_time
from hamrong.service.dossiers.queries.page import DossierView, dossier_view
from hamrong.service.dossiers.rules import kept_time

TEMPLATE = "dossiers/print/control.typ"
WORDS = {"early": "Trước hạn", "on_time": "Đúng hạn", "late": "Quá hạn", "": ""}


def control_pdf(actor: Actor, code: str) -> bytes:
    """Print the process-control slip of a dossier the actor may read, as it stands now.

    Form 05 of Circular 01/2018/TT-VPCP: each unit, when it was given and handed on, and whether
    early, on time or late; the citizen's waiting is left out.
    """
    dossier = dossier_view(actor, code)
    stays = [one for one in dossier.visits if not one.waits_for_citizen]
    names = directory.agency_names({one.agency_id for one in stays if one.agency_id})
    rows = [_row(one, names.get(one.agency_id, "") if one.agency_id else "") for one in stays]
    return render_pdf(TEMPLATE, {**_head(dossier), "rows": rows})


def _head(dossier: DossierView) -> dict[str, Any]:
    above = directory.agency(dossier.receiving_id).parent_id
    return {
        "agency": dossier.receiving_name,
        "parent": directory.agency(above).name if above else "",
        "authority": dossier.authority_name,
        "code": dossier.code,
        "procedure": dossier.procedure.name,
        "procedure_code": dossier.procedure.code,
        "applicant": dossier.applicant_name,
        "personal_id": dossier.applicant_personal_id,
        "address": dossier.applicant_address,
        "phone": dossier.applicant_phone,
        "mail": dossier.applicant_mail,
        "accepted_at": format_time(dossier.accepted_at) if dossier.accepted_at else "",
        "due_at": format_time(dossier.due_at) if dossier.due_at else "",
        "printed_at": format_time(now()),
    }


def _row(stay: VisitView, agency: str) -> dict[str, str]:
    used = calendar_for(stay.agency_id).minutes_between(stay.entered_at, stay.left_at or now())
    kept = kept_time(used, stay.allowed) if stay.left_at else ""
    return {
        "step": stay.step_name,
        "agency": agency,
        "given": format_time(stay.entered_at),
        "handed_on": format_time(stay.left_at) if stay.left_at else "",
        "kept": WORDS[kept],
    }
