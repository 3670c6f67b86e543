"""Give an official an account."""

from uuid import UUID

from hamrong.foundation.identity.models import Account


def create_official_account(
    *,
    official_id: UUID,
    login: str,
    full_name: str,
    password: str,
    email: str = "",
    is_demo: bool = False,
) -> UUID:
    """Make the account of an official in the directory and return its id.

    What it may do follows from the official's posts at each moment, never from the account.
    """
    account = Account(
        login=login.lower(),
        full_name=full_name,
        email=email.lower(),
        official_id=official_id,
        is_demo=is_demo,
    )
    account.set_password(password)
    account.save(force_insert=True)
    return account.id
