"""The door: what other contexts may use."""

from hamrong.foundation.identity.actions.create_official_account import create_official_account
from hamrong.foundation.identity.actions.register_citizen import register_citizen
from hamrong.foundation.identity.models import Account
from hamrong.foundation.identity.queries.accounts import (
    AccountView,
    DemoAccount,
    account,
    accounts_of,
    actor_for,
    demo_accounts,
    holders,
)
from hamrong.foundation.identity.queries.colleagues import Colleague, colleagues
from hamrong.foundation.identity.rules import read_personal_id

__all__ = [
    "Account",
    "AccountView",
    "Colleague",
    "DemoAccount",
    "account",
    "accounts_of",
    "actor_for",
    "colleagues",
    "create_official_account",
    "demo_accounts",
    "holders",
    "read_personal_id",
    "register_citizen",
]
