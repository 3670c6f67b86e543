"""A template of its own, and gateways that do as told."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from hamrong.kernel.calendar.interface import VIETNAM, clock_at
from hamrong.kernel.notify import ports, rules


class FakeGateway(ports.SmsGateway):
    """Keeps what it is given; fails as often as told."""

    def __init__(self) -> None:
        self.sent: dict[str, tuple[str, str]] = {}
        self.failures: list[ports.UndeliverableError] = []

    def send(self, *, to: str, text: str, key: str) -> None:
        if self.failures:
            raise self.failures.pop(0)
        self.sent[key] = (to, text)


@pytest.fixture(autouse=True)
def _template(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(
        rules.TEMPLATES,
        "tests.done",
        rules.Template("tests.done", "Xong %(code)s", "Hồ sơ %(code)s: %(why)s", "SMS %(code)s"),
    )


@pytest.fixture(autouse=True)
def by_day() -> Iterator[None]:
    """It is ten in the morning: at night no SMS is sent."""
    with clock_at(datetime(2024, 3, 4, 10, tzinfo=VIETNAM)):
        yield


@pytest.fixture
def gateway() -> Iterator[FakeGateway]:
    fake = FakeGateway()
    ports.use_gateway(fake)
    yield fake
    ports.use_gateway(None)
