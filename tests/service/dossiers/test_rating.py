"""An applicant says once how it went; officials read numbers, nobody's name."""

import re
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.dossiers import (
    LINKED,
    act,
    citizen,
    finished,
    load_mini,
    office,
    stopped,
    submitted,
)

from hamrong.foundation.identity.interface import Account
from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError
from hamrong.kernel.calendar.interface import VIETNAM, clock_at, now
from hamrong.kernel.jobs.interface import run_pending
from hamrong.kernel.notify.models import Delivery
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.dossiers.models import Dossier, Rating
from hamrong.service.dossiers.queries.rating import ratings
from hamrong.service.dossiers.rules import (
    CHANGED_WITHIN,
    FEWEST_SHOWN,
    RATED_WITHIN,
    Points,
    State,
    may_rate,
    satisfied_share,
    since_when,
)

WELL = dossiers.Said(Points.FULL, Points.FULL, Points.SOME, "Nhanh, cảm ơn")
BADLY = dossiers.Said(Points.NONE, Points.SOME, Points.NONE)
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)).map(
    lambda at: at.replace(tzinfo=VIETNAM)
)


@pytest.fixture(autouse=True)
def province(db: None, settings: Any, tmp_path: Path) -> None:
    settings.ORGANISATION_DATE = date(2024, 1, 2)
    settings.FILES_FOLDER = tmp_path
    load_mini()


def over(people: Any, actor: Actor) -> str:
    code = submitted(actor)
    finished(people, code)
    act(people.desk, code, "hand_over", receiver=actor.name)
    return code


def browser_of(actor: Actor) -> Client:
    client = Client()
    client.force_login(Account.objects.get(id=actor.account_id))
    return client


def answers(said: dossiers.Said) -> dict[str, str]:
    return {
        "overall": str(said.overall.value),
        "attitude": str(said.attitude.value),
        "ease": str(said.ease.value),
        "comment": said.comment,
    }


def test_a_returned_result_is_rated_once_and_put_right_within_a_week() -> None:
    people, an = office(), citizen()
    code = submitted(an)
    finished(people, code)
    with pytest.raises(RefusedError):
        dossiers.rate(an, code, WELL)
    act(people.desk, code, "hand_over", receiver="An")
    assert ("rate", code) in [(t.kind.value, t.code) for t in dossiers.tasks_of(an)]
    dossiers.rate(an, code, WELL)
    dossiers.rate(an, code, BADLY)
    kept = Rating.objects.get()
    assert (kept.overall, kept.attitude, kept.ease, kept.comment) == (0, 1, 0, "")
    assert dossiers.tasks_of(an) == ()
    with clock_at(now() + timedelta(days=8)), pytest.raises(RefusedError):
        dossiers.rate(an, code, WELL)


def test_what_was_refused_or_stopped_is_rated_too_and_what_was_withdrawn_is_not() -> None:
    people, an = office(), citizen()
    refused, halted, withdrawn, whole = [submitted(an) for _ in range(3)] + [submitted(an, LINKED)]
    act(people.desk, refused, "refuse", reason="Không đúng nơi")
    act(people.desk, halted, "accept")
    stopped(people, halted)
    process = dossiers.dossier_view(an, withdrawn).process
    assert process is not None
    assert process.visit_id is not None
    dossiers.withdraw_own(an, withdrawn, visit_id=process.visit_id, reason="")
    for code in (refused, halted):
        dossiers.rate(an, code, WELL)
    for code in (withdrawn, whole):
        with pytest.raises(RefusedError):
            dossiers.rate(an, code, WELL)


def test_nobody_rates_for_another() -> None:
    people, an = office(), citizen()
    code = over(people, an)
    for other in (citizen("Kẻ Khác"), people.desk, people.head):
        with pytest.raises(NotYoursError):
            dossiers.rate(other, code, WELL)
    for token in ("", "x", "x:y:z", f"{code}:1:2"):
        with pytest.raises(NotYoursError):
            dossiers.rate_by_link(token, WELL)


@given(
    state=st.sampled_from(State),
    closed=st.none() | MOMENTS,
    opened=st.none() | MOMENTS,
    rated=st.none() | MOMENTS,
    at=MOMENTS,
)
def test_the_time_to_rate_ends_and_begins_only_with_an_answer(
    state: State, closed: Any, opened: Any, rated: Any, at: Any
) -> None:
    may = may_rate(state, closed_at=closed, opened_at=opened, rated_at=rated, at=at)
    if rated is not None:
        assert may == (at <= rated + CHANGED_WITHIN)
    elif may:
        over = opened if state is State.FINISHED else closed
        assert over is not None
        assert at <= over + RATED_WITHIN
        assert state not in {State.SUBMITTED, State.PROCESSING, State.WITHDRAWN}


@given(satisfied=st.integers(0, 500), more=st.integers(0, 500))
def test_a_share_never_flatters_and_is_hidden_where_few_answered(satisfied: int, more: int) -> None:
    share = satisfied_share(satisfied, satisfied + more)
    assert (share is None) == (satisfied + more < FEWEST_SHOWN)
    assert share is None or share * (satisfied + more) <= 100 * satisfied
    assert (share == 100) <= (more == 0)


@given(day=st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_a_period_begins_before_its_day(day: date) -> None:
    quarter, year = since_when("quy", day), since_when("nam", day)
    assert year <= quarter <= day
    assert (day - quarter).days < 92
    assert (quarter.month - 1) % 3 == 0
    assert since_when("12-thang", day) <= year


def test_the_head_reads_numbers_and_words_but_never_who() -> None:
    people = office()
    persons = [citizen(f"Người Thứ {n}") for n in ("Một", "Hai", "Ba", "Bốn", "Năm")]
    codes = [over(people, person) for person in persons]
    day = now() - timedelta(days=1), now() + timedelta(days=1)
    for person, code in zip(persons[:4], codes[:4], strict=True):
        dossiers.rate(person, code, WELL)
    few = ratings(people.head, *day)
    assert (few.answers, few.share, few.comments) == (4, None, ())
    assert dossiers.public_ratings(*day).agencies == ()
    dossiers.rate(persons[4], codes[4], BADLY)
    enough = ratings(people.head, *day)
    assert (enough.answers, enough.share) == (5, 80)
    text = browser_of(people.head).get("/lam-viec/danh-gia/").content.decode()
    assert "Nhanh, cảm ơn" in text
    assert "80" in text
    for person, code in zip(persons, codes, strict=True):
        assert person.name not in text
        assert code not in text
    assert ratings(people.leader, *day).answers == 5
    with pytest.raises(NotYoursError):
        ratings(people.specialist, *day)
    public = Client().get("/nguoi-dan-danh-gia").content.decode()
    assert "80%" in public
    assert "Nhanh, cảm ơn" not in public
    page = browser_of(people.head).get(f"/lam-viec/ho-so/{codes[0]}").content.decode()
    assert "Nhanh, cảm ơn" not in page
    assert "Rất hài lòng" not in page


def test_who_filed_at_a_counter_is_asked_once_and_answers_by_the_link_alone() -> None:
    people, an = office(), citizen()
    code = over(people, an)
    Dossier.objects.filter(code=code).update(
        applicant=None, applicant_mail="a@example.vn", procedure_name="Cấp giấy " * 50
    )
    run_pending()
    letters = [letter for letter in mail.outbox if "hài lòng" in letter.subject]
    assert letters == []
    with clock_at(now() + timedelta(days=1, hours=1)):
        run_pending()
        run_pending()
    (letter,) = [letter for letter in mail.outbox if "hài lòng" in letter.subject]
    link = re.search(r"/danh-gia/\S+", str(letter.body))
    assert link is not None
    assert Delivery.objects.get(channel="sms", text__contains=link[0]).text.endswith(link[0])
    client = Client()
    asked = client.get(link[0])
    assert "private" in asked["Cache-Control"]
    assert an.name not in asked.content.decode()
    wrong = client.post(link[0], {"overall": "2", "comment": "Giữ lời này"})
    assert wrong.status_code == 422
    assert "Giữ lời này" in wrong.content.decode()
    assert client.post(link[0], answers(WELL)).status_code == 200
    kept = Rating.objects.get()
    assert (kept.by_link, kept.overall) == (True, 2)
    assert client.get(f"{link[0]}x").status_code == 404


def test_who_answered_is_not_asked_any_more() -> None:
    people, an = office(), citizen()
    code = over(people, an)
    dossiers.rate(an, code, WELL)
    with clock_at(now() + timedelta(days=2)):
        run_pending()
        run_pending()
    assert not [letter for letter in mail.outbox if "hài lòng" in letter.subject]


def test_on_the_page_a_wrong_answer_is_kept_and_a_right_one_thanked_for() -> None:
    people, an = office(), citizen()
    code = over(people, an)
    browser, address = browser_of(an), f"/ca-nhan/ho-so/{code}/danh-gia"
    assert address in browser.get(f"/ca-nhan/ho-so/{code}").content.decode()
    wrong = browser.post(address, {"overall": "2", "comment": "Giữ lời này"})
    assert wrong.status_code == 422
    assert "Giữ lời này" in wrong.content.decode()
    assert browser.post(address, answers(WELL)).status_code == 302
    assert "Rất hài lòng" in browser.get(f"/ca-nhan/ho-so/{code}").content.decode()
    assert "Nhanh, cảm ơn" in browser.get(address).content.decode()
    with clock_at(now() + timedelta(days=120)):
        assert "Không đánh giá được" in browser.get(address).content.decode()
