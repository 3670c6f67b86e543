"""Print a form of the dossier and keep it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import translation

from hamrong.foundation.issuance import interface as issuance
from hamrong.kernel.actor.interface import SYSTEM
from hamrong.kernel.calendar.interface import now, today
from hamrong.kernel.files import interface as files
from hamrong.kernel.timeline import interface as timeline
from hamrong.service.dossiers.models import Dossier, Slip
from hamrong.service.dossiers.queries.prints import slip_data, slip_pdf
from hamrong.service.dossiers.rules import OF_AUTHORITY, PAPER_REGISTER, SlipKind, form_for


@transaction.atomic
def make_slip(dossier_id: UUID, kind: SlipKind, occasion: int) -> UUID:
    """Print a slip once and return its file; a second call returns the first one's file.

    Its data are kept as they were, with the template's version, so that the same paper can be
    made and defended years later.
    """
    dossier = Dossier.objects.select_for_update().get(id=dossier_id)
    return print_slip(dossier, kind, occasion).file_id


def print_slip(
    dossier: Dossier, kind: SlipKind, occasion: int, said: Mapping[str, Any] | None = None
) -> Slip:
    """Print a slip of a locked dossier once, by the form in force today, and return it.

    `said` is what the dossier itself does not tell, as plain values.
    """
    made = Slip.objects.filter(dossier=dossier, kind=kind, occasion=occasion).first()
    if made is not None:
        return made
    form = form_for(kind, today())
    # An official paper is Vietnamese, whatever language the person reads the pages in.
    with translation.override(settings.LANGUAGE_CODE):
        reason, officer = _said(dossier, kind)
        data = slip_data(dossier, form, occasion, reason=reason, officer=officer)
    paper = issuance.reserve(
        matter_id=dossier.matter_id,
        kind=f"slip:{kind.value}",
        title=form.title,
        agency_id=dossier.authority_id if kind in OF_AUTHORITY else dossier.receiving_id,
        holder_name=dossier.applicant_name,
        register=PAPER_REGISTER.get(kind, ""),
    )
    data |= {**(said or {}), "number": paper.number}
    name = f"{dossier.code}-{kind.value}-{occasion}.pdf"
    pdf = slip_pdf(form, data, paper.check_code)
    stored = files.store(pdf, name=name, owner=SYSTEM, matter_id=dossier.matter_id)
    issuance.seal(paper.check_code, file_id=stored.id)
    return Slip.objects.create(
        dossier=dossier,
        kind=kind,
        occasion=occasion,
        template_version=form.version,
        data=data,
        number=paper.number,
        check_code=paper.check_code,
        file_id=stored.id,
        made_at=now(),
    )


# The facts from which a form takes its reason and the official who answers for it.
TOLD_IN = {
    SlipKind.RECEIPT: "dossiers.DossierAccepted",
    SlipKind.REFUSAL: "dossiers.DossierRefused",
}


def _said(dossier: Dossier, kind: SlipKind) -> tuple[str, str]:
    """Return reason and official of a receipt or refusal from the log, the one place they stand."""
    for entry in timeline.entries(dossier.matter_id, (timeline.Audience.CITIZEN,)):
        if entry.kind == TOLD_IN.get(kind):
            return str(entry.data.get("reason", "")), entry.actor_name
    return "", ""
