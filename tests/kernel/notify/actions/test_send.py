"""A fact is told once, by every channel given; what fails is tried again and stays visible."""

import smtplib
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.db import transaction
from tests.factories.notify import tell

from hamrong.kernel.actor.interface import ANONYMOUS, SYSTEM, NotYoursError, StaleError
from hamrong.kernel.calendar.interface import clock_at, now
from hamrong.kernel.jobs.interface import run_pending
from hamrong.kernel.notify.interface import failed_messages, inbox, retry_message, send
from hamrong.kernel.notify.models import Delivery
from hamrong.kernel.notify.ports import UndeliverableError
from hamrong.kernel.notify.rules import WAITS

pytestmark = pytest.mark.django_db


def test_a_message_goes_to_the_inbox_by_mail_and_by_sms(gateway: Any) -> None:
    account = uuid4()
    tell(account, mail="a@example.vn", phone="0912345678")
    run_pending()
    assert inbox(account).rows[0].body == "Hồ sơ H56.1-1: đủ"
    assert [(letter.subject, letter.to) for letter in mail.outbox] == [
        ("Xong H56.1-1", ["a@example.vn"])
    ]
    assert list(gateway.sent.values()) == [("0912345678", "SMS H56.1-1")]
    assert set(Delivery.objects.values_list("state", flat=True)) == {"sent"}


def test_the_same_fact_is_told_once(gateway: Any) -> None:
    account = uuid4()
    first = tell(account, key="k", phone="0912345678")
    assert tell(account, key="k", phone="0912345678", code="other") == first
    run_pending()
    assert len(inbox(account).rows) == 1
    assert len(gateway.sent) == 1


def test_nothing_leaves_when_the_transaction_fails(gateway: Any) -> None:
    account = uuid4()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        tell(account, phone="0912345678")
        raise ZeroDivisionError
    assert run_pending() == 0
    assert not inbox(account).rows
    assert not gateway.sent


def test_an_unknown_template_or_a_missing_placeholder_is_a_programming_error() -> None:
    with pytest.raises(KeyError):
        send(account_id=None, template="no.such", data={}, key="k")
    with pytest.raises(KeyError):
        send(account_id=None, template="tests.done", data={"code": "1"}, key="k")


def test_a_line_break_in_the_data_makes_no_second_head_line() -> None:
    tell(mail="a@example.vn", code="x\r\nBcc: b@example.vn")
    run_pending()
    assert mail.outbox[0].subject == "Xong x Bcc: b@example.vn"


def test_a_failing_gateway_is_tried_again_until_it_takes_the_message(gateway: Any) -> None:
    gateway.failures = [UndeliverableError("HTTP 503"), UndeliverableError("HTTP 503")]
    tell(phone="0912345678")
    assert run_pending() == 1
    assert run_pending() == 0, "the second try waits"
    moment = now()
    for wait in WAITS[:2]:
        moment += wait + timedelta(seconds=5)
        with clock_at(moment):
            assert run_pending() == 1
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.attempts, delivery.reason) == ("sent", 3, "")
    assert list(gateway.sent) == [str(delivery.id)]


def test_after_the_last_try_the_failure_is_listed_and_can_be_retried(gateway: Any) -> None:
    gateway.failures = [UndeliverableError("HTTP 503") for _ in range(len(WAITS) + 1)]
    tell(phone="0912345678")
    moment = now()
    for _ in range(len(WAITS) + 1):
        with clock_at(moment):
            run_pending()
        moment += timedelta(days=1)
    failed = failed_messages().rows
    assert [(one.reason, one.attempts) for one in failed] == [("HTTP 503", len(WAITS) + 1)]
    with pytest.raises(NotYoursError):
        retry_message(ANONYMOUS, failed[0].id)
    retry_message(SYSTEM, failed[0].id)
    with pytest.raises(StaleError):
        retry_message(SYSTEM, failed[0].id)
    run_pending()
    assert not failed_messages().rows
    assert len(gateway.sent) == 1


def test_what_the_gateway_refuses_for_good_is_not_tried_again(gateway: Any) -> None:
    gateway.failures = [UndeliverableError("HTTP 422: no such number", final=True)]
    tell(phone="0912345678")
    run_pending()
    assert failed_messages().rows[0].reason == "HTTP 422: no such number"


def test_without_a_gateway_the_operator_sees_why_nothing_was_sent() -> None:
    tell(phone="0912345678")
    run_pending()
    assert failed_messages().rows[0].reason == "HAMRONG_SMS_URL is not set"


def test_without_a_mail_server_the_operator_sees_why_nothing_was_sent(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = ""
    tell(mail="a@example.vn")
    run_pending()
    assert failed_messages().rows[0].reason == "HAMRONG_SMTP_HOST is not set"


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (smtplib.SMTPRecipientsRefused({"a": (550, b"no such user")}), "failed"),
        (smtplib.SMTPRecipientsRefused({"a": (450, b"busy")}), "queued"),
        (smtplib.SMTPDataError(554, "spam"), "failed"),
        (smtplib.SMTPServerDisconnected("gone"), "queued"),
        (ConnectionRefusedError("refused"), "queued"),
        (ValueError("bad address"), "failed"),
    ],
)
def test_a_mail_server_is_believed_when_it_says_never(
    error: Exception, state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: Any, **_kwargs: Any) -> None:
        raise error

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    tell(mail="a@example.vn")
    run_pending()
    assert Delivery.objects.get().state == state
