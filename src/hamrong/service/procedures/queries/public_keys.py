"""What of the catalogue has a page of its own, for who lists all pages."""

from hamrong.service.procedures.models import Listing
from hamrong.service.procedures.rules.guide import Kind


def public_keys(first: int, last: int) -> tuple[tuple[bool, str], ...]:
    """Return whether each is a procedure, and its code or key: those from `first` up to `last`.

    The curated procedures come first. One query.
    """
    rows = Listing.objects.order_by("-curated", "code").values_list("kind", "code")[first:last]
    return tuple((kind == Kind.PROCEDURE, code) for kind, code in rows)


def count_public() -> int:
    """Return how many there are. One query."""
    return Listing.objects.count()
