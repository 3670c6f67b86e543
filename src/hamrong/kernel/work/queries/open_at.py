"""Open items by agency: what an agency that ends must hand over."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Count

from hamrong.kernel.work.models import OPEN, WorkItem


def open_by_agency(agency_ids: Collection[UUID]) -> dict[UUID, int]:
    """Count the open items of agencies; those without any are left out. One query."""
    rows = WorkItem.objects.filter(OPEN, agency_id__in=agency_ids).values_list("agency_id")
    return dict(rows.annotate(n=Count("id")).order_by())


def matters_open_at(agency_ids: Collection[UUID], limit: int) -> list[tuple[UUID, UUID]]:
    """Return some (matter, agency) pairs with open items at these agencies. One query."""
    rows = WorkItem.objects.filter(OPEN, agency_id__in=agency_ids)
    return list(rows.order_by("id").values_list("matter_id", "agency_id")[:limit])


def agencies_open_for(matter_id: UUID) -> frozenset[UUID]:
    """Return the agencies before which a matter has open items. One query."""
    rows = WorkItem.objects.filter(OPEN, matter_id=matter_id)
    return frozenset(rows.values_list("agency_id", flat=True))
