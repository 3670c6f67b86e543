"""How many dossiers are digitised, agency by agency: what plans set targets for."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q

from hamrong.service.dossiers.models import DocumentCheck, Dossier


@dataclass(frozen=True)
class Digitised:
    """Dossiers whose papers the desk took in, and those of which every paper exists as data."""

    taken_in: int
    done: int

    @property
    def share(self) -> int | None:
        """Return the whole percents done, rounded down; None where no paper was taken in."""
        return 100 * self.done // self.taken_in if self.taken_in else None


NOTHING_TAKEN_IN = Digitised(0, 0)


def digitised_by_agency(agency_ids: Collection[UUID]) -> dict[UUID, Digitised]:
    """Return the count of each deciding agency, those without papers left out. One query.

    A dossier is done exactly where `digitisation_axis` says so.
    """
    taken = DocumentCheck.objects.filter(dossier=OuterRef("id"), missing=False)
    on_paper = taken.filter(digitised=False, held=False)
    rows = (
        Dossier.objects.filter(Exists(taken), authority__in=agency_ids)
        .values("authority_id")
        .annotate(taken_in=Count("id"), done=Count("id", filter=Q(~Exists(on_paper))))
        .order_by()
    )
    return {row["authority_id"]: Digitised(row["taken_in"], row["done"]) for row in rows}
