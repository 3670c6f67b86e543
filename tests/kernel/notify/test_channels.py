"""A person says what to be told by which channel, and where; nothing rings at night."""

import re
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.notify import tell

from hamrong.kernel.actor.interface import ANONYMOUS, Actor, Hat, NotYoursError, RefusedError
from hamrong.kernel.calendar.interface import VIETNAM, clock_at, now
from hamrong.kernel.jobs.interface import run_pending
from hamrong.kernel.notify import interface as notify
from hamrong.kernel.notify.interface import Channel
from hamrong.kernel.notify.models import ChannelChoice, Delivery
from hamrong.kernel.notify.rules import (
    CODE_TRIES,
    QUIET_FROM,
    QUIET_UNTIL,
    Topic,
    Wish,
    address_for,
    loud_again,
)

EVENING = datetime(2024, 3, 4, 21, 30, tzinfo=VIETNAM)


def person() -> Actor:
    return Actor(account_id=uuid4(), hat=Hat.CITIZEN, name="An")


def shown(actor: Actor, channel: Channel) -> notify.ChannelView:
    known = {Channel.SMS: "0911111111"}
    return next(one for one in notify.channels(actor, known) if one.channel is channel)


def code_of(text: str) -> str:
    found = re.search(r"\d{6}", text)
    assert found is not None
    return found[0]


@given(at=st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)))
def test_no_sms_rings_at_night_and_none_waits_longer_than_the_night(at: datetime) -> None:
    local = at.replace(tzinfo=VIETNAM)
    moment = loud_again(local)
    assert QUIET_UNTIL <= moment.time() < QUIET_FROM
    assert timedelta() <= moment - local <= timedelta(hours=10)
    assert loud_again(moment) == moment


@given(
    topic=st.sampled_from(Topic),
    topics=st.frozensets(st.sampled_from([t.value for t in Topic])),
    proven=st.sampled_from(["", "0911111111"]),
    given_=st.sampled_from(["", "0922222222"]),
)
def test_a_wish_is_kept_and_a_proven_address_goes_first(
    topic: Topic, topics: frozenset[str], proven: str, given_: str
) -> None:
    assert address_for(topic, None, given_) == given_
    told = address_for(topic, Wish(topics, proven), given_)
    assert (told == "") == (topic not in topics or not (proven or given_))
    assert told in {"", proven or given_}


pytestmark = pytest.mark.django_db


def test_an_sms_in_the_evening_waits_for_the_morning_and_says_so(gateway: Any) -> None:
    an = person()
    with clock_at(EVENING):
        tell(an.account_id, phone="0912345678", mail="a@example.vn")
        run_pending()
        assert not gateway.sent
        assert len(mail.outbox) == 1
        said = [one.said for one in notify.inbox(an.account_id).rows[0].sendings]  # type: ignore[arg-type]
    assert any("7 giờ sáng" in one for one in said)
    with clock_at(EVENING + timedelta(hours=9)):
        run_pending()
        assert not gateway.sent
    with clock_at(EVENING + timedelta(hours=9, minutes=31)):
        run_pending()
    assert list(gateway.sent.values()) == [("0912345678", "SMS H56.1-1")]


def test_an_sms_queued_before_the_night_and_carried_in_it_waits_too(gateway: Any) -> None:
    with clock_at(EVENING - timedelta(hours=1)):
        tell(phone="0912345678")
    with clock_at(EVENING):
        run_pending()
        assert not gateway.sent
    with clock_at(EVENING + timedelta(hours=10)):
        run_pending()
    assert len(gateway.sent) == 1
    assert Delivery.objects.get().attempts == 1


def test_what_is_turned_off_is_told_in_the_application_alone(gateway: Any) -> None:
    an = person()
    notify.choose_topics(an, Channel.SMS, ["result", "no-such"])
    notify.choose_topics(an, Channel.MAIL, [])
    tell(an.account_id, phone="0912345678", mail="a@example.vn")
    run_pending()
    assert not gateway.sent
    assert not mail.outbox
    assert len(notify.inbox(an.account_id).rows) == 1  # type: ignore[arg-type]
    assert [t.key for t in shown(an, Channel.SMS).topics if t.chosen] == ["result"]
    assert not shown(an, Channel.MAIL).is_on


def test_an_address_is_used_only_once_its_code_came_back(gateway: Any) -> None:
    an = person()
    assert (shown(an, Channel.SMS).address, shown(an, Channel.SMS).confirmed) == (
        "0911111111",
        False,
    )
    with clock_at(EVENING):
        notify.ask_to_confirm(an, Channel.SMS, "0988 888 888")
        run_pending()
    (first,) = gateway.sent.values()
    assert first[0] == "0988888888", "a code one waits for rings at night too"
    with clock_at(EVENING.replace(hour=10)):
        tell(an.account_id, key="before", phone="0912345678")
        run_pending()
    assert [to for to, _text in gateway.sent.values()][1:] == ["0912345678"]
    with clock_at(EVENING):
        notify.confirm_address(an, Channel.SMS, code_of(first[1]))
    assert shown(an, Channel.SMS).confirmed
    with clock_at(EVENING.replace(hour=11)):
        tell(an.account_id, key="after", phone="0912345678")
        run_pending()
    assert [to for to, _text in gateway.sent.values()][2:] == ["0988888888"]
    assert not any("mã" in row.subject.lower() for row in notify.inbox(an.account_id).rows)  # type: ignore[arg-type]


def test_a_code_is_tried_five_times_for_ten_minutes_by_its_owner(gateway: Any) -> None:
    an, other = person(), person()
    notify.ask_to_confirm(an, Channel.MAIL, "an@example.vn")
    run_pending()
    code = code_of(str(mail.outbox[0].body))
    wrong = "000000" if code != "000000" else "111111"
    with pytest.raises(RefusedError):
        notify.confirm_address(other, Channel.MAIL, code)
    with clock_at(now() + timedelta(minutes=11)), pytest.raises(RefusedError):
        notify.confirm_address(an, Channel.MAIL, code)
    for _number in range(CODE_TRIES):
        with pytest.raises(RefusedError):
            notify.confirm_address(an, Channel.MAIL, wrong)
    with pytest.raises(RefusedError):
        notify.confirm_address(an, Channel.MAIL, code)
    assert not shown(an, Channel.MAIL).confirmed
    assert code not in str(ChannelChoice.objects.values().get())


def test_nobody_floods_a_stranger_with_codes(gateway: Any) -> None:
    for _number in range(5):
        notify.ask_to_confirm(person(), Channel.SMS, "0988888888")
    with pytest.raises(RefusedError):
        notify.ask_to_confirm(person(), Channel.SMS, "0988888888")
    an = person()
    for number in range(5):
        notify.ask_to_confirm(an, Channel.SMS, f"097777777{number}")
    with pytest.raises(RefusedError):
        notify.ask_to_confirm(an, Channel.SMS, "0977777779")


def test_what_is_no_address_and_who_has_no_account_is_refused() -> None:
    for channel, typed in ((Channel.SMS, "12"), (Channel.MAIL, "an"), (Channel.MAIL, "0912345678")):
        with pytest.raises(RefusedError):
            notify.ask_to_confirm(person(), channel, typed)
    with pytest.raises(NotYoursError):
        notify.choose_topics(ANONYMOUS, Channel.SMS, [])
