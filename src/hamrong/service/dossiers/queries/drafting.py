"""What the drafter of a result finds filled in already, and from where."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from hamrong.kernel.text.interface import format_date
from hamrong.service.dossiers.queries.page import DossierView
from hamrong.service.results import interface as results
from hamrong.service.results.interface import TemplateView, Wrong

FAULTS: Final = {
    Wrong.MISSING: _("Hãy điền mục này."),
    Wrong.TOO_LONG: _("Nội dung quá dài; hãy rút gọn."),
    Wrong.NO_DATE: _("Nhập ngày theo dạng ngày/tháng/năm, ví dụ 05/03/2024."),
    Wrong.NO_PERSONAL_ID: _("Số định danh cá nhân có 12 chữ số."),
}


@dataclass(frozen=True)
class Drafting:
    """A template, what the applicant declared for its fields, and what they say now."""

    made_by: TemplateView
    declared: dict[str, str]
    first: dict[str, str]

    @property
    def corrected(self) -> frozenset[str]:
        """Return the fields that say something else than was declared."""
        return frozenset(k for k, said in self.declared.items() if said and said != self.first[k])


def drafting(view: DossierView) -> Drafting | None:
    """Return what the template of a dossier's procedure starts from; None without a template."""
    made_by = results.template_for(view.procedure.code)
    return filled_by(made_by, view) if made_by else None


def filled_by(made_by: TemplateView, view: DossierView) -> Drafting:
    """Return what a template starts from: what was saved, else what is known."""
    declared = results.prefilled(made_by.template, _known(view))
    saved = view.result.filled if view.result and view.result.template_id else {}
    return Drafting(made_by, declared, {**declared, **_still_asked(saved, declared)})


def _still_asked(saved: Mapping[str, str], asked: Mapping[str, str]) -> dict[str, str]:
    return {key: value for key, value in saved.items() if key in asked}


def _known(view: DossierView) -> dict[str, str]:
    """Return the declared answers in words by source, "child.sex", and what the dossier knows."""
    said: dict[str, Any] = {
        f"{group.get('key', '')}.{row['key']}": row["text"]
        for group in view.labelled
        for row in group["rows"]
        if row.get("key")
    }
    return {
        **said,
        "dossier.code": view.code,
        "dossier.applicant": view.applicant_name,
        "dossier.personal_id": view.applicant_personal_id,
        "dossier.address": view.applicant_address,
        "dossier.phone": view.applicant_phone,
        "dossier.submitted_on": format_date(view.submitted_at),
        "agency.name": view.authority_name,
    }
