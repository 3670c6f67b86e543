"""Which curated procedures an agency decides."""

from collections.abc import Collection

from hamrong.service.procedures.models import Listing
from hamrong.service.procedures.queries.search import SearchRow, procedure_row


def handled_by(levels: Collection[str], department: str = "") -> tuple[SearchRow, ...]:
    """Return the curated procedures decided at one of the levels, by a department if one is named.

    `department` is the agency's short name. Fileable ones first, then by name. One query.
    """
    rows = Listing.objects.filter(
        curated=True, levels__overlap=list(levels), department=department
    ).order_by("-fileable", "sort_key", "code")
    return tuple(
        procedure_row(row)
        for row in rows.values_list(
            "code", "name", "field", "levels", "department", "life_event", "curated", "fileable",
            "online_level",
        )
    )  # fmt: skip
