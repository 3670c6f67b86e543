"""Finding the account of whoever logs in."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.db.models import Q

from hamrong.foundation.identity.models import Account
from hamrong.foundation.identity.rules import login_names


class LoginBackend(BaseBackend):
    """Takes a login name, a phone number or a mail address, and a password."""

    def authenticate(
        self,
        request: Any,  # noqa: ARG002
        username: str | None = None,
        password: str | None = None,
        **_: Any,
    ) -> Account | None:
        """Return the account, or None; an unknown login costs the same time as a wrong password."""
        if not username or password is None:
            return None
        names = login_names(username)
        found = Account.objects.filter(
            Q(login__in=names) | Q(phone__in=names) | Q(email__in=names), is_active=True
        ).first()
        if found is None:
            Account().set_password(password)
            return None
        return found if found.check_password(password) else None

    def get_user(self, user_id: Any) -> Account | None:
        """Return an active account by key."""
        return Account.objects.filter(pk=user_id, is_active=True).first()
