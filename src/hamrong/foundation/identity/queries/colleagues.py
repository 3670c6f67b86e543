"""The people of agencies, with their accounts."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.identity.models import Account
from hamrong.kernel.actor.interface import Seat
from hamrong.kernel.text.interface import person_sort_key


@dataclass(frozen=True)
class Colleague:
    """Someone with an account who sits in one of the agencies asked for, with the seats there."""

    account_id: UUID
    full_name: str
    seats: tuple[Seat, ...]


def colleagues(agency_ids: Collection[UUID]) -> tuple[Colleague, ...]:
    """Return who sits in these agencies today, in the order of Vietnamese lists. Two queries."""
    sitting = directory.sitting_in(agency_ids)
    rows = Account.objects.filter(official_id__in=sitting, is_active=True)
    found = [
        Colleague(row.id, row.full_name, sitting[row.official_id])
        for row in rows
        if row.official_id
    ]
    return tuple(sorted(found, key=_place))


def _place(one: Colleague) -> tuple[str, UUID]:
    return person_sort_key(one.full_name), one.account_id
