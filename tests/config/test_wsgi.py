"""The web process behind proxies: whose address counts, whose code of a request."""

import importlib
from typing import Any

import pytest

from hamrong.config import wsgi

PROXY, PERSON, LIAR = "10.0.0.5", "203.0.113.9", "198.51.100.7"


def seen_by(
    settings: Any, monkeypatch: pytest.MonkeyPatch, trusted: list[str], **said: str
) -> dict[str, str]:
    """Return what the platform sees of a request."""
    seen: dict[str, str] = {}

    def platform(environ: dict[str, Any], _start: Any) -> list[bytes]:
        seen.update(environ)
        return []

    monkeypatch.setattr("django.core.wsgi.get_wsgi_application", lambda: platform)
    settings.TRUSTED_PROXIES = trusted
    importlib.reload(wsgi).application(said, lambda *_: None)
    return seen


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
    told = {"REMOTE_ADDR": sender, "HTTP_X_FORWARDED_FOR": said}
    seen = seen_by(settings, monkeypatch, [PROXY, "10.1.0.0/16"], **told)
    assert seen["REMOTE_ADDR"] == counted


@pytest.mark.parametrize(
    ("trusted", "sender", "believed"),
    [
        ([PROXY], PROXY, True),
        (["10.0.0.0/24"], PROXY, True),
        (["*"], LIAR, True),
        (["unix"], "unix", True),
        ([PROXY], LIAR, False),
        ([PROXY], "", False),
        ([], PROXY, False),
    ],
)
def test_the_code_of_a_request_comes_from_a_trusted_proxy_or_from_us(
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    trusted: list[str],
    sender: str,
    believed: bool,  # noqa: FBT001
) -> None:
    seen = seen_by(
        settings, monkeypatch, trusted, REMOTE_ADDR=sender, HTTP_X_REQUEST_ID="of-somebody"
    )
    assert ("HTTP_X_REQUEST_ID" in seen) == believed
