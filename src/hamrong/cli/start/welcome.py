"""What ./hamrong up prints when everything answers."""

import json
from importlib import import_module
from typing import Any

from hamrong.cli.loaded import ready
from hamrong.cli.screen import say
from hamrong.cli.start import record
from hamrong.cli.start.processes import Addresses


def welcome(at: Addresses, accounts: list[dict[str, str]], seconds: float) -> None:
    """Print the addresses and who can log in; `seconds` is how long the start took."""
    say()
    say(f"Hàm Rồng is open:  {at.base}/  ({seconds:.1f} s)")
    say(f"  API              {at.base}/api/docs")
    say(f"  sent mail, SMS   http://localhost:{at.sandbox}/")
    if accounts:
        say()
        say(f"Demo accounts, all with the password  {_password()}")
        width = max(len(account["login"]) for account in accounts)
        for account in accounts:
            say(f"  {account['login']:<{width}}  {account['text']}")
    say()
    say("Ctrl-C stops everything.")


def _password() -> str:
    from hamrong.config.environment import demo_password

    return demo_password()


def demo_accounts() -> list[dict[str, str]]:
    """Return login and description of each demo account, by role.

    They are remembered from the start that made them: asking costs loading Django.
    """
    known = record.read("accounts")
    if known:
        found: list[dict[str, str]] = json.loads(known)
        return found
    ready()
    identity = import_module("hamrong.foundation.identity.interface")
    accounts = [_line(account) for account in identity.demo_accounts()]
    record.write("accounts", json.dumps(accounts))
    return accounts


def _line(account: Any) -> dict[str, str]:
    return {"login": account.login, "text": f"{account.role}: {account.full_name}"}
