"""A platform that is slow keeps neither the other pages nor the person who pays."""

import pytest
from tests.factories.desk import at_work
from tests.factories.payment import Bench, begin

from hamrong.kernel.actor.interface import Actor, RefusedError
from hamrong.kernel.jobs.interface import run_pending
from hamrong.service.payments import ports
from hamrong.service.payments.models import OnlinePayment


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let as many people wait for the platform as may."""
    monkeypatch.setattr(ports, "_PLACES", ports.BoundedSemaphore(1))
    ports._PLACES.acquire()


def address(code: str) -> str:
    return f"/ca-nhan/ho-so/{code}/thanh-toan"


def calls(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    made: list[str] = []
    carried = bench.answer
    platform = ports.platform()

    def count(request: object) -> object:
        made.append(str(getattr(request, "url", "")).rpartition("/")[2])
        return carried(request)  # type: ignore[arg-type]

    monkeypatch.setattr(platform.transport, "handler", count)  # type: ignore[attr-defined]
    return made


def test_whoever_finds_no_place_is_told_at_once_and_a_job_opens_the_page(
    bench: Bench, payer: Actor, code: str, full: None
) -> None:
    client = at_work(payer)
    answer = client.post(address(code))
    assert answer.status_code == 422
    assert "trả lời chậm" in answer.content.decode()
    assert not bench.platform.ledger.all()
    run_pending()
    payment = OnlinePayment.objects.get()
    assert payment.state == "sent"
    assert client.post(address(code))["Location"] == payment.pay_url
    assert "Tiếp tục thanh toán" in client.get(address(code)).content.decode()


def test_a_page_that_finds_no_place_is_shown_without_asking(
    bench: Bench, payer: Actor, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(payer, code)
    made = calls(bench, monkeypatch)
    monkeypatch.setattr(ports, "_PLACES", ports.BoundedSemaphore(1))
    with ports.while_somebody_waits():
        assert at_work(payer).get(address(code)).status_code == 200
    assert made == []


def test_a_person_waits_for_one_try_only_and_gives_the_place_back(
    bench: Bench, payer: Actor, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = calls(bench, monkeypatch)
    bench.platform.behaviour.lose = 5
    for _press in range(3):
        with pytest.raises(RefusedError, match="trả lời chậm"):
            begin(payer, code)
    assert made == ["createtransaction"] * 3
