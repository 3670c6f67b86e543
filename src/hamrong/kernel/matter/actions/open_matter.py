"""Open a matter."""

from uuid import UUID

from hamrong.kernel.matter.models import Matter


def open_matter(*, kind: str, title: str, agency_id: UUID) -> UUID:
    """Make the row for a new thing to handle and return its id.

    `kind` is the owning context's name for it ("dossier"). Call it in the transaction that makes
    the thing itself.
    """
    return Matter.objects.create(kind=kind, title=title[:500], agency_id=agency_id).id
