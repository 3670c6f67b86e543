"""The gateway gets JSON and a key; its answers are told apart."""

import json

import httpx
import pytest

from hamrong.kernel.notify.contrib.http_gateway import HttpGateway
from hamrong.kernel.notify.ports import UndeliverableError


def answering(status: int) -> tuple[HttpGateway, list[httpx.Request]]:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(status, text="why")

    return HttpGateway("http://sms.test/sms", transport=httpx.MockTransport(answer)), asked


@pytest.mark.parametrize("status", [200, 202])
def test_a_message_is_posted_with_its_key(status: int) -> None:
    gateway, asked = answering(status)
    gateway.send(to="0912345678", text="Xin chào", key="k1")
    assert json.loads(asked[0].content) == {"to": "0912345678", "text": "Xin chào"}
    assert asked[0].headers["Idempotency-Key"] == "k1"


@pytest.mark.parametrize(
    ("status", "final"), [(422, True), (401, True), (429, False), (503, False), (302, False)]
)
def test_a_refusal_is_final_only_where_trying_again_cannot_help(
    status: int, *, final: bool
) -> None:
    gateway, _ = answering(status)
    with pytest.raises(UndeliverableError) as caught:
        gateway.send(to="0912345678", text="x", key="k1")
    assert caught.value.final is final
    assert caught.value.reason == f"HTTP {status}: why"


def test_a_gateway_that_cannot_be_reached_is_tried_again() -> None:
    with pytest.raises(UndeliverableError) as caught:
        HttpGateway("http://127.0.0.1:9/sms").send(to="0912345678", text="x", key="k")
    assert caught.value.final is False
