"""The papers to which a matter refers, and papers that drafts hold."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hamrong.service.repository.access import referred_to
from hamrong.service.repository.models import StoredPaper
from hamrong.service.repository.queries.papers import PaperView, paper_view


@dataclass(frozen=True)
class UsedPaper:
    """A paper as it was used in a matter, and as it stands now."""

    paper: PaperView
    document_key: str
    document_name: str
    file_id: UUID
    sha256: str
    version: int
    used_at: datetime


def uses_of(matter_id: UUID) -> tuple[UsedPaper, ...]:
    """Return the papers of stores to which a matter refers. One query.

    For contexts that have checked that the reader may read the matter.
    """
    return tuple(
        UsedPaper(
            paper=paper_view(use.paper),
            document_key=use.document_key,
            document_name=use.document_name,
            file_id=use.file_id,
            sha256=use.sha256,
            version=use.version,
            used_at=use.used_at,
        )
        for use in referred_to(matter_id).select_related("paper").order_by("used_at", "id")
    )


def papers_held(paper_ids: Collection[UUID]) -> dict[UUID, PaperView]:
    """Return papers that a draft holds, which its owner chose when they might. One query."""
    rows = StoredPaper.objects.filter(id__in=list(paper_ids))
    return {row.id: paper_view(row) for row in rows}
