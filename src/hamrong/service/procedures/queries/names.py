"""The names of the curated procedures, for whoever must choose one."""

from hamrong.service.procedures.models import Listing


def curated_names() -> tuple[tuple[str, str], ...]:
    """Return code and name of every curated procedure, by name. One query."""
    rows = Listing.objects.filter(curated=True).order_by("sort_key", "code")
    return tuple(rows.values_list("code", "name"))
