"""The papers of a dossier as the desk found them, and who filed for whom."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hamrong.service.dossiers.models import DocumentCheck, Dossier
from hamrong.service.dossiers.rules import Capacity

CAPACITY_LABEL = {
    Capacity.AUTHORISED: _("Người được ủy quyền"),
    Capacity.PARENT: _("Cha hoặc mẹ"),
    Capacity.GUARDIAN: _("Người giám hộ"),
    Capacity.SPOUSE: _("Vợ hoặc chồng"),
    Capacity.LEGAL: _("Người đại diện theo pháp luật của tổ chức"),
}


@dataclass(frozen=True)
class CheckView:
    """One paper as it was found."""

    key: str
    name: str
    original: int
    certified: int
    copy: int
    digitised: bool
    held: bool
    missing: bool
    note: str
    checked_by: str
    checked_at: datetime


@dataclass(frozen=True)
class RepresentativeView:
    """Who filed for the applicant."""

    name: str
    personal_id: str
    phone: str
    capacity: Capacity
    capacity_label: str
    paper: str


def checks_of(dossier_id: UUID) -> tuple[CheckView, ...]:
    """Return the marks of the desk, in the order they were first made. One query."""
    rows = DocumentCheck.objects.filter(dossier_id=dossier_id).order_by("id")
    return tuple(
        CheckView(
            key=row.document_key,
            name=row.document_name,
            original=row.original,
            certified=row.certified,
            copy=row.copy,
            digitised=row.digitised,
            held=row.held,
            missing=row.missing,
            note=row.note,
            checked_by=row.checked_by,
            checked_at=row.checked_at,
        )
        for row in rows
    )


def representative_of(dossier: Dossier) -> RepresentativeView | None:
    """Return who filed for the applicant, None when they filed themselves.

    One query unless the dossier was read together with its representative.
    """
    row = dossier.representative if hasattr(dossier, "representative") else None
    if row is None:
        return None
    capacity = Capacity(row.capacity)
    return RepresentativeView(
        name=row.name,
        personal_id=row.personal_id,
        phone=row.phone,
        capacity=capacity,
        capacity_label=str(CAPACITY_LABEL[capacity]),
        paper=row.paper,
    )
