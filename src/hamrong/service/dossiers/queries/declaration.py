"""What the applicant declared, as the procedure's form on paper."""

from django.conf import settings
from django.utils.timezone import localtime
from django.utils.translation import override

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.text.interface import format_time
from hamrong.service.dossiers.access import the_dossier
from hamrong.service.dossiers.models import SubmittedFile
from hamrong.service.dossiers.queries.filing import Filing
from hamrong.service.forms import interface as forms


def declaration_pdf(actor: Actor, code: str) -> bytes:
    """Print the form of a dossier the actor may read.

    Raises:
        NotYoursError: it does not exist for this actor.
    """
    dossier = the_dossier(actor, code)
    papers = (
        SubmittedFile.objects.filter(dossier=dossier, given_at__isnull=False)
        .order_by("given_at", "id")
        .values_list("document_name", flat=True)
    )
    day = localtime(dossier.submitted_at)
    about = {
        "title": dossier.procedure_name,
        "agency": dossier.authority.name,
        "person": dossier.applicant_name,
        "code": dossier.code,
        "submitted_at": format_time(dossier.submitted_at),
        "place_and_day": f"Ngày {day:%d} tháng {day:%m} năm {day:%Y}",
    }
    return forms.form_pdf(
        about,
        dossier.labelled,
        form=forms.form_of(dossier.whole_id or dossier.id),
        documents=list(dict.fromkeys(papers)),
    )


def draft_declaration_pdf(about: Filing) -> bytes:
    """Print the form as filled so far, marked as a draft."""
    draft = about.draft
    with override(settings.LANGUAGE_CODE):
        groups = forms.labelled(draft.form, draft.answers)
    return forms.form_pdf(
        {
            "agency": about.offices.authority.name,
            "person": str(draft.answers.get("applicant", {}).get("full_name") or ""),
            "draft": True,
        },
        forms.labelled_json(groups),
        form=draft.form,
        documents=[d.name for d in about.uploads if draft.files.get(d.key)],
    )
