"""Form 05: how a dossier went from hand to hand, and whether each kept its time."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from hamrong.foundation.directory import interface as directory
from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.calendar.interface import calendar_for, now, today
from hamrong.kernel.print.interface import render_pdf
from hamrong.kernel.process.interface import VisitView
from hamrong.kernel.text.interface import format_time
from hamrong.service.dossiers.queries.page import DossierView, dossier_view
from hamrong.service.dossiers.rules import SlipKind, form_for, kept_time

WORDS = {"early": "Trước hạn", "on_time": "Đúng hạn", "late": "Quá hạn", "": ""}


def control_pdf(actor: Actor, code: str) -> bytes:
    """Print the process-control slip of a dossier the actor may read, as it stands now.

    Each unit, when it was given and handed on, and whether early, on time or late; the citizen's
    waiting is left out. The numbered slips of each hand-over are kept beside it.
    """
    dossier = dossier_view(actor, code)
    form = form_for(SlipKind.CONTROL, today())
    rows = rows_at(dossier.visits, at=now())
    data = {"title": form.title, "mark": form.mark, **_head(dossier), "rows": rows}
    return render_pdf(form.template, data)


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


def handed_over(stays: Sequence[VisitView], entered: str, *, at: datetime) -> Sequence[VisitView]:
    """Return the stays up to the one entered at a hand-over between officials.

    None where it went to the applicant, came from them, or went to an end: nothing is handed over.
    """
    found = [n for n, one in enumerate(stays) if one.step_name == entered and one.entered_at <= at]
    if not found or found[-1] == 0:
        return ()
    gives, takes = stays[found[-1] - 1], stays[found[-1]]
    by_officials = not (gives.waits or takes.waits)
    return stays[: found[-1] + 1] if by_officials else ()


def rows_at(stays: Sequence[VisitView], *, at: datetime) -> list[dict[str, str]]:
    """Return the lines of form 05 as they stood at a moment, without the citizen's waiting."""
    begun = [one for one in stays if one.entered_at <= at and not one.waits]
    names = directory.agency_names({one.agency_id for one in begun if one.agency_id})
    return [_row(one, names.get(one.agency_id, "") if one.agency_id else "", at) for one in begun]


def _row(stay: VisitView, agency: str, at: datetime) -> dict[str, str]:
    left = stay.left_at if stay.left_at and stay.left_at <= at else None
    used = calendar_for(stay.agency_id).minutes_between(stay.entered_at, left or at)
    return {
        "step": stay.step_name,
        "agency": agency,
        "given": format_time(stay.entered_at),
        "handed_on": format_time(left) if left else "",
        "kept": WORDS[kept_time(used, stay.allowed) if left else ""],
    }
