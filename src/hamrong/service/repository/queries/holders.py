"""Which account opens a person's store."""

from uuid import UUID

from hamrong.service.repository.models import Holder


def number_of(account_id: UUID) -> str:
    """Return the personal number an account was proven to belong to, "" where none was."""
    found = Holder.objects.filter(account_id=account_id).values_list("number", flat=True)
    return found.first() or ""


def holder_of(number: str) -> UUID | None:
    """Return the account that was proven to belong to a number, if any."""
    found = Holder.objects.filter(number=number, account__is_active=True)
    return found.values_list("account_id", flat=True).first()


def is_open(number: str) -> bool:
    """Tell whether an account opens the store of a number."""
    return Holder.objects.filter(number=number).exists()
