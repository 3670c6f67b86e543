"""The web process behind proxies: whose address counts."""

import importlib
from typing import Any

import pytest

from hamrong.config import wsgi

PROXY, PERSON, LIAR = "10.0.0.5", "203.0.113.9", "198.51.100.7"


def asked_by(settings: Any, monkeypatch: pytest.MonkeyPatch, sender: str, said: str) -> str:
    """Return the address that the platform counts for a request."""
    seen: list[str] = []

    def platform(environ: dict[str, Any], _start: Any) -> list[bytes]:
        seen.append(environ["REMOTE_ADDR"])
        return []

    monkeypatch.setattr("django.core.wsgi.get_wsgi_application", lambda: platform)
    settings.TRUSTED_PROXIES = [PROXY, "10.1.0.0/16"]
    application = importlib.reload(wsgi).application
    application({"REMOTE_ADDR": sender, "HTTP_X_FORWARDED_FOR": said}, lambda *_: None)
    return seen[0]


@pytest.mark.parametrize(
    ("sender", "said", "counted"),
    [
        (PROXY, PERSON, PERSON),
        ("10.1.200.3", PERSON, PERSON),
        (PROXY, f"{LIAR}, {PERSON}", PERSON),
        (PROXY, f"{PERSON}, 10.1.0.9", PERSON),
        (LIAR, PERSON, LIAR),
    ],
)
def test_only_a_trusted_proxy_is_believed(
    settings: Any, monkeypatch: pytest.MonkeyPatch, sender: str, said: str, counted: str
) -> None:
    assert asked_by(settings, monkeypatch, sender, said) == counted
