"""Citizens and officials."""

from datetime import date
from functools import cache
from itertools import count
from uuid import UUID

from django.contrib.auth.hashers import make_password

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.identity.interface import Account
from hamrong.foundation.identity.queries.accounts import actor_for
from hamrong.kernel.actor.interface import Actor, Hat, Role

PASSWORD = "hoa-phuong-do-1931"
_numbers = count(1)


@cache
def _hashed() -> str:
    """Hash the password once a run: it is made to be slow."""
    return make_password(PASSWORD)


def make_citizen(full_name: str = "Nguyễn Văn An") -> Account:
    """Make a citizen's account; its password is PASSWORD."""
    number = next(_numbers)
    phone = f"09{number:08d}"
    account = Account(login=phone, phone=phone, full_name=full_name, personal_id="038090001234")
    account.password = _hashed()
    account.save()
    return account


def make_official_account(
    agency_id: UUID, *roles: Role, full_name: str = "Lê Thị Hoa", since: date = date(2020, 1, 1)
) -> Account:
    """Make an official with roles in an agency, and the account; its password is PASSWORD."""
    official_id = directory.add_official(full_name=full_name)
    for role in roles:
        directory.give_post(official_id, agency_id, role, since=since)
    login = f"canbo{next(_numbers)}"
    account = Account(login=login, full_name=full_name, official_id=official_id)
    account.password = _hashed()
    account.save()
    return account


def actor_of(account: Account, hat: Hat | None = None) -> Actor:
    """Return the actor of an account, an official's own hat when none is named."""
    return actor_for(account.id, hat)
