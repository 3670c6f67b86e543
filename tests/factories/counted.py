"""Dossiers as rows alone, to be counted: nobody handled them."""

from datetime import datetime
from itertools import count
from uuid import UUID, uuid4

from hamrong.kernel.calendar.interface import now
from hamrong.kernel.matter.interface import open_matter
from hamrong.service.dossiers.models import DocumentCheck, Dossier, Rating
from hamrong.service.dossiers.rules import Channel, State

_numbers = count(1)


def counted_dossier(
    agency_id: UUID,
    submitted_at: datetime,
    finished_at: datetime | None = None,
    *,
    channel: Channel = Channel.ONLINE,
    procedure: str = "1.000001",
) -> Dossier:
    """Make a dossier that an agency received and decides; returned at once when finished."""
    number = next(_numbers)
    return Dossier.objects.create(
        matter_id=open_matter(kind="dossier", title="Thử", agency_id=agency_id),
        code=f"H99-{number}",
        procedure_version_id=uuid4(),
        procedure_code=procedure,
        procedure_name="Thử",
        receiving_id=agency_id,
        authority_id=agency_id,
        channel=channel,
        applicant_name="Nguyễn Văn An",
        answers={},
        labelled=[],
        state=State.RETURNED if finished_at else State.SUBMITTED,
        submitted_at=submitted_at,
        accepted_at=max(now(), submitted_at),
        no_date_reason="Thử",
        finished_at=finished_at,
        closed_at=finished_at or submitted_at,
        search_key="",
    )


def checked(dossier: Dossier, key: str, **marks: bool | int) -> None:
    """Write down how a paper was found; again for the same key changes it."""
    said = {"original": 0, "digitised": False, "held": False, "missing": False, **marks}
    DocumentCheck.objects.update_or_create(
        dossier=dossier,
        document_key=key,
        defaults={**said, "document_name": key, "checked_by": "", "checked_at": now()},
    )


def rated(dossier: Dossier, at: datetime, points: int) -> None:
    """Write down a rating; again for the same dossier changes it."""
    said = {"at": at, "overall": points, "attitude": points, "ease": points}
    Rating.objects.update_or_create(dossier=dossier, defaults=said)
