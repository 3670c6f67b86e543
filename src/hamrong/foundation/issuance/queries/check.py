"""The public check of a paper."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings

from hamrong.foundation.issuance.models import IssuedPaper
from hamrong.foundation.issuance.rules import read_check_code
from hamrong.kernel.text.interface import masked_name


@dataclass(frozen=True)
class CheckView:
    """What anyone holding a paper may know: enough to compare, nothing more."""

    check_code: str
    title: str
    number: str
    agency_name: str
    holder: str
    issued_at: datetime
    sha256: str
    revoked_at: datetime | None
    revoked_because: str
    signers: tuple[str, ...] = ()
    file_id: UUID | None = None


def check(typed: str) -> CheckView | None:
    """Return what a code stands for, or None: an unknown code is never called genuine."""
    code = read_check_code(typed)
    if not code:
        return None
    paper = (
        IssuedPaper.objects.select_related("agency")
        .filter(check_code=code)
        .exclude(sha256="")
        .first()
    )
    if paper is None:
        return None
    return CheckView(
        check_code=paper.check_code,
        title=paper.title,
        number=paper.number,
        agency_name=paper.agency.name,
        holder=masked_name(paper.holder_name),
        issued_at=paper.issued_at,
        sha256=paper.sha256,
        revoked_at=paper.revoked_at,
        revoked_because=paper.revoked_because,
        signers=tuple(paper.signers),
        file_id=paper.file_id,
    )


def check_url(check_code: str) -> str:
    """Return the public address that checks a paper, for its QR code."""
    return f"{settings.BASE_URL}/xac-minh/{check_code}"
