"""The data of each printed form, and the forms themselves as PDF."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.issuance import interface as issuance
from hamrong.kernel.calendar.interface import VIETNAM, now
from hamrong.kernel.files import interface as files
from hamrong.kernel.print.interface import render_pdf
from hamrong.kernel.text.interface import format_time
from hamrong.service.dossiers.models import (
    Apology,
    Decision,
    Dossier,
    Opinion,
    Promise,
    SupplementRequest,
)
from hamrong.service.dossiers.ports import LinkedCall, linked_lines
from hamrong.service.dossiers.queries.checks import CAPACITY_LABEL, checks_of, representative_of
from hamrong.service.dossiers.queries.fees import fee_line
from hamrong.service.dossiers.queries.signing import desk_contact, leader_today
from hamrong.service.dossiers.rules import Channel, DecisionKind, PaperForm, SlipKind
from hamrong.service.procedures import interface as procedures

CHANNEL_WORDS = {
    Channel.ONLINE: "Trực tuyến",
    Channel.COUNTER: "Trực tiếp tại bộ phận tiếp nhận",
    Channel.POST: "Qua dịch vụ bưu chính công ích",
}


def slip_data(
    dossier: Dossier, form: PaperForm, occasion: int, *, reason: str, officer: str
) -> dict[str, Any]:
    """Return what a slip says, as plain values: it is kept beside the PDF.

    Fields follow the forms of Circular 01/2018/TT-VPCP.
    """
    view = procedures.version(dossier.procedure_version_id)
    data: dict[str, Any] = {
        **_paper(form),
        "agency": dossier.receiving.name,
        "parent": parent_name(dossier.receiving_id),
        "authority": dossier.authority.name,
        "code": dossier.code,
        "procedure": view.name,
        "procedure_code": view.code,
        "applicant": dossier.applicant_name,
        "personal_id": dossier.applicant_personal_id,
        "phone": dossier.applicant_phone,
        "mail": dossier.applicant_mail,
        "address": dossier.applicant_address,
        "channel": CHANNEL_WORDS[Channel(dossier.channel)],
        "submitter": _submitter(dossier),
        "submitted_at": format_time(dossier.submitted_at),
        "documents": _document_counts(dossier),
        "sets": f"{view.sets:02} bộ",
        "linked": linked_lines(LinkedCall(view.code, dossier.area.code if dossier.area else "")),
        "term": procedures.time_for(view, dossier.case_key, channel=dossier.channel).words,
        "fees": fee_line(dossier),
        "accepted_at": format_time(dossier.accepted_at) if dossier.accepted_at else "",
        "due_at": format_time(dossier.due_at) if dossier.due_at else "",
        "reason": reason,
        "officer": officer,
        "contact": desk_contact(dossier.receiving_id),
        "printed_at": format_time(now()),
        "items": [],
        "occasion": occasion,
    }
    more = MORE.get(form.kind)
    return data | more(dossier, form.kind, occasion) if more else data


def _paper(form: PaperForm) -> dict[str, str]:
    return {"title": form.title, "mark": form.mark}


def _asked(dossier: Dossier, _kind: SlipKind, occasion: int) -> dict[str, Any]:
    """Return what form 02 asks for."""
    request = SupplementRequest.objects.get(dossier=dossier, round=occasion)
    return {
        "reason": request.reason,
        "items": [item["name"] for item in request.items],
        "answer_by": format_time(request.answer_by) if request.answer_by else "",
        "officer": request.requested_by,
    }


def _apology(dossier: Dossier, _kind: SlipKind, occasion: int) -> dict[str, Any]:
    """Return what form 04 says of the date that was missed and the date that will be."""
    letter = Apology.objects.get(dossier=dossier, occasion=occasion)
    dates = _dates(letter.missed, letter.promised)
    officer = leader_today(dossier.authority_id)
    return {**dates, "sorry": True, "reason": letter.reason, "officer": officer}


def _new_date(dossier: Dossier, _kind: SlipKind, occasion: int) -> dict[str, Any]:
    """Return the date that was and the one appointed instead."""
    promised = Promise.objects.get(dossier=dossier, number=occasion)
    earlier = Promise.objects.filter(dossier=dossier, number__lt=occasion)
    before = earlier.order_by("-number").values_list("due_at", flat=True).first()
    dates = _dates(before, promised.due_at)
    officer = promised.approved_by
    return {**dates, "sorry": False, "reason": promised.reason, "officer": officer}


def _dates(before: datetime | None, after: datetime | None) -> dict[str, str]:
    return {
        "before": format_time(before) if before else "",
        "after": format_time(after) if after else "",
    }


def _decided(dossier: Dossier, kind: SlipKind, occasion: int) -> dict[str, Any]:
    """Return what a decision to stop or to take up again says, and who signs it."""
    of = DecisionKind.STOP if kind is SlipKind.STOP else DecisionKind.REOPEN
    row = Decision.objects.get(dossier=dossier, kind=of, occasion=occasion)
    day = now().astimezone(VIETNAM)
    return {
        "parent": parent_name(dossier.authority_id),
        "stops": of is DecisionKind.STOP,
        "reason": row.reason,
        "basis": row.basis,
        "officer": row.signer,
        "officer_title": row.signer_title or None,
        "day": day.day,
        "month": day.month,
        "year": day.year,
    }


def _opinion(dossier: Dossier, _kind: SlipKind, occasion: int) -> dict[str, Any]:
    """Return what the letter to an agency asks, by when, and with which files."""
    asked = Opinion.objects.select_related("agency", "asked_by").get(
        dossier=dossier, occasion=occasion
    )
    sent = [one.file_id for one in asked.files.filter(answers=False).order_by("id")]
    day = asked.asked_at.astimezone(VIETNAM)
    return {
        "parent": parent_name(dossier.authority_id),
        "asked": asked.agency.name,
        "question": asked.question,
        "answer_by": format_time(asked.due_at),
        "basis": asked.basis,
        "items": [one.name for one in files.describe(sent).values()],
        "officer": asked.asked_by.full_name,
        "day": day.day,
        "month": day.month,
        "year": day.year,
    }


MORE: dict[SlipKind, Callable[[Dossier, SlipKind, int], dict[str, Any]]] = {
    SlipKind.SUPPLEMENT: _asked,
    SlipKind.APOLOGY: _apology,
    SlipKind.NEW_DATE: _new_date,
    SlipKind.STOP: _decided,
    SlipKind.REOPENING: _decided,
    SlipKind.OPINION: _opinion,
}


def _submitter(dossier: Dossier) -> str:
    """Return who filed for the applicant, in one line; nothing when they filed themselves."""
    behalf = representative_of(dossier)
    if behalf is None:
        return ""
    with translation.override(settings.LANGUAGE_CODE):
        right = str(CAPACITY_LABEL[behalf.capacity])
    parts = (behalf.name, behalf.personal_id, right, behalf.paper)
    return ", ".join(part for part in parts if part)


def parent_name(agency_id: UUID) -> str:
    """Return the body above an agency, which stands over its name on paper (Decree 30/2020)."""
    above = directory.agency(agency_id).parent_id
    return directory.agency(above).name if above else ""


def _document_counts(dossier: Dossier) -> list[dict[str, Any]]:
    """Return the papers with how many of each kind: as the desk marked them, or as files came."""
    checks = checks_of(dossier.id)
    if checks:
        return [
            {
                "name": one.name,
                "original": one.original,
                "certified": one.certified,
                "copy": one.copy,
                "digital": one.digitised or one.held,
                "count": one.original + one.certified + one.copy,
            }
            for one in checks
            if not one.missing
        ]
    counts: dict[str, int] = {}
    for name in dossier.files.filter(given_at__isnull=False).values_list(
        "document_name", flat=True
    ):
        counts[name] = counts.get(name, 0) + 1
    form = "Biểu mẫu điện tử đã kê khai"
    return [
        {"name": form, "count": 1},
        *({"name": name, "count": count} for name, count in counts.items()),
    ]


def slip_pdf(form: PaperForm, data: dict[str, Any], check_code: str) -> bytes:
    """Print a slip with its checking code, and where to follow the dossier."""
    addresses = {"check_url": issuance.check_url(check_code), "follow_url": _follow_url(data)}
    return render_pdf(form.template, {**data, "check_code": check_code, **addresses})


def _follow_url(data: dict[str, Any]) -> str:
    """Return where the dossier is followed; the phone is asked for there, not in the address."""
    code = quote(str(data.get("code", "")))
    return f"{settings.BASE_URL.rstrip('/')}{reverse('portal:lookup')}?ma={code}" if code else ""
