"""Put something before someone."""

from datetime import datetime
from uuid import UUID

from hamrong.kernel.actor.interface import Role
from hamrong.kernel.text.interface import person_sort_key, plain
from hamrong.kernel.work.models import WorkItem

LONGEST_KEY = 400


def open_item(  # noqa: PLR0913
    *,
    matter_id: UUID,
    kind: str,
    title: str,
    agency_id: UUID,
    role: Role,
    due_at: datetime,
    link: str,
    code: str = "",
    applicant: str = "",
    search: str = "",
    assignee_id: UUID | None = None,
) -> UUID:
    """Open an item for a role in an agency, or for one person, and return its id.

    `kind` says what is to be done ("approval"), `link` where; `code` and `applicant` are what the
    inbox shows and searches beside the title; `search` is what it finds the item by besides: phone,
    personal number, address.
    """
    return WorkItem.objects.create(
        matter_id=matter_id,
        kind=kind,
        title=title[:500],
        code=code,
        applicant=applicant[:120],
        applicant_key=person_sort_key(applicant[:120])[:LONGEST_KEY],
        agency_id=agency_id,
        role=role,
        due_at=due_at,
        link=link,
        assignee_id=assignee_id,
        search_key=plain(f"{code} {applicant} {title} {search}"),
    ).id
