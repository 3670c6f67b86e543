"""Accounts as others may see them, and the actors they make."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.identity.access import actor_of
from hamrong.foundation.identity.models import Account
from hamrong.kernel.actor.interface import Actor, Hat, Role


@dataclass(frozen=True)
class AccountView:
    """A person's account."""

    id: UUID
    login: str
    full_name: str
    phone: str
    email: str
    personal_id: str
    official_id: UUID | None


@dataclass(frozen=True)
class DemoAccount:
    """A demonstration account, and whom it shows."""

    login: str
    full_name: str
    role: str


def account(account_id: UUID) -> AccountView:
    """Return an account.

    Raises:
        KeyError: there is none.
    """
    row = Account.objects.filter(id=account_id).first()
    if row is None:
        raise KeyError(account_id)
    return AccountView(
        id=row.id,
        login=row.login,
        full_name=row.full_name,
        phone=row.phone,
        email=row.email,
        personal_id=row.personal_id,
        official_id=row.official_id,
    )


def actor_for(account_id: UUID, hat: Hat | None = None) -> Actor:
    """Return the actor of an account by its id; see `actor_of`."""
    return actor_of(Account.objects.get(id=account_id), hat)


def holders(agency_id: UUID, role: Role) -> tuple[AccountView, ...]:
    """Return the accounts whose officials hold a role in an agency today. Two queries."""
    officials = directory.officials_in(agency_id, role)
    rows = Account.objects.filter(official_id__in=officials, is_active=True)
    return tuple(
        AccountView(r.id, r.login, r.full_name, r.phone, r.email, r.personal_id, r.official_id)
        for r in rows.order_by("full_name")
    )


def accounts_of(official_ids: Iterable[UUID]) -> tuple[UUID, ...]:
    """Return the accounts that officials log in with."""
    rows = Account.objects.filter(official_id__in=list(official_ids), is_active=True)
    return tuple(rows.order_by("full_name", "id").values_list("id", flat=True))


def demo_accounts() -> tuple[DemoAccount, ...]:
    """Return one demonstration account for each role and level, citizens first."""
    shown: dict[str, DemoAccount] = {}
    for row in Account.objects.filter(is_demo=True).order_by("created_at", "login"):
        role = _role_in_words(row)
        shown.setdefault(role, DemoAccount(row.login, row.full_name, role))
    return tuple(shown.values())


def _role_in_words(row: Account) -> str:
    if row.official_id is None:
        return _("Người dân")
    seats = directory.seats_of(row.official_id)
    if not seats:
        return _("Cán bộ thôi giữ chức vụ")
    words = {
        "province": _("%(role)s cấp tỉnh"),
        "district": _("%(role)s cấp huyện"),
        "commune": _("%(role)s cấp xã"),
    }
    level = directory.agency(seats[0].agency_id).level
    return words[level] % {"role": directory.ROLE_LABEL[seats[0].role]}
