"""My page: what waits for me, what I filed, for whom; and the appointment for a calendar."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from tests.factories.dossiers import (
    BIRTH,
    COMMUNE,
    act,
    asked_for_new_date,
    citizen,
    filled_draft,
    finished,
    office,
    owing,
    stopped,
    submitted,
)

from hamrong.foundation.identity.interface import Account
from hamrong.kernel.actor.interface import Actor, NotYoursError
from hamrong.kernel.calendar.interface import clock_at, now
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.dossiers.actions.decide_new_date import decide_new_date
from hamrong.service.dossiers.models import Dossier
from hamrong.service.dossiers.rules import CLOSED, State, Todo, calendar_sequence, progress, todos
from hamrong.service.forms import interface as forms


@pytest.fixture
def an() -> Actor:
    return citizen()


def browser_of(actor: Actor) -> Client:
    client = Client()
    client.force_login(Account.objects.get(id=actor.account_id))
    return client


def my_page(actor: Actor, query: str = "") -> str:
    response = browser_of(actor).get(f"/ca-nhan/{query}")
    assert response.status_code == 200
    return response.content.decode()


def kinds(actor: Actor) -> list[tuple[str, str]]:
    return [(task.kind.value, task.code) for task in dossiers.tasks_of(actor)]


def test_what_waits_for_me_stands_first_and_comes_from_the_dossiers(an: Actor) -> None:
    people = office()
    supplement, owed, collect, quiet = [submitted(an) for _ in range(4)]
    act(people.desk, supplement, "request_supplement", reason="Ảnh mờ", documents=[])
    owing(people.desk, owed)
    finished(people, collect)
    assert kinds(an) == [("supplement", supplement), ("pay", owed), ("collect", collect)]
    assert kinds(citizen("Người Khác")) == []
    text = my_page(an)
    assert "Ảnh mờ" in text
    assert "75.000" in text
    assert "07:30–11:30" in text
    assert text.index("Việc bạn cần làm") < text.index(quiet)


def test_what_was_done_waits_no_more(an: Actor) -> None:
    people, code = office(), submitted(an)
    act(people.desk, code, "request_supplement", reason="Ảnh mờ", documents=[])
    dossiers.withdraw_own(an, code, visit_id=visit_of(an, code), reason="")
    assert kinds(an) == []
    assert "không có việc nào" in my_page(an)


def visit_of(actor: Actor, code: str) -> Any:
    process = dossiers.dossier_view(actor, code).process
    assert process is not None
    return process.visit_id


@given(state=st.sampled_from(State), owes=st.booleans(), member=st.booleans())
def test_nothing_is_asked_of_anyone_once_a_dossier_is_closed(
    *, state: State, owes: bool, member: bool
) -> None:
    asked = todos(state, owes=owes, of_a_whole=member)
    assert not asked or state not in CLOSED
    assert (Todo.PAY in asked) <= owes
    assert list(asked) == sorted(asked, key=list(Todo).index)


@given(state=st.sampled_from(State), accepted=st.booleans())
def test_the_small_line_stands_somewhere_unless_it_ended_without_a_result(
    *, state: State, accepted: bool
) -> None:
    found = progress(state, accepted=accepted)
    ended = state in {State.REFUSED, State.WITHDRAWN, State.STOPPED}
    assert (found is None) == ended
    assert found is None or 1 <= found.stage <= found.stages + 1


def test_dossiers_are_narrowed_and_found_without_diacritics(an: Actor) -> None:
    people = office()
    running, over = submitted(an), submitted(an)
    finished(people, over)
    shown = my_page(an, "?xem=dang-giai-quyet")
    assert f"/ca-nhan/ho-so/{running}" in shown
    assert f'card-link" href="/ca-nhan/ho-so/{over}' not in shown
    assert f'card-link" href="/ca-nhan/ho-so/{over}' in my_page(an, "?xem=da-xong&q=khai sinh")
    assert "Không có hồ sơ nào như vậy" in my_page(an, "?q=zzzz")
    draft = filled_draft(an)
    assert str(draft) in my_page(an, "?xem=nhap")
    assert f'card-link" href="/ca-nhan/ho-so/{running}' not in my_page(an, "?xem=nhap")


def test_the_page_asks_a_bounded_number_of_times_and_goes_on_page_by_page(an: Actor) -> None:
    people = office()
    codes = [submitted(an) for _ in range(3)]
    browser = browser_of(an)
    browser.get("/ca-nhan/")
    with CaptureQueriesContext(connection) as few:
        browser.get("/ca-nhan/")
    for code in codes:
        finished(people, code)
    codes += [submitted(an) for _ in range(10)]
    with CaptureQueriesContext(connection) as many:
        text = browser.get("/ca-nhan/").content.decode()
    assert len(many) <= len(few) <= 16
    following = text.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    rest = browser.get(f"/ca-nhan/{following}").content.decode()
    shown = [code for code in codes if f'card-link" href="/ca-nhan/ho-so/{code}' in text + rest]
    assert shown == codes


def test_a_draft_that_is_soon_thrown_away_is_something_to_do(an: Actor) -> None:
    draft = filled_draft(an)
    assert "sắp bị xóa" not in my_page(an)
    with clock_at(now() + timedelta(days=80)):
        text = my_page(an)
    assert "sắp bị xóa" in text
    assert str(draft) in text


def test_whom_i_act_for_is_listed_and_filed_for_again_without_typing(an: Actor) -> None:
    draft = filled_draft(an)
    forms.choose(an, draft, capacity="parent", authorisation="")
    code = dossiers.submit(an, draft_id=draft).code
    submitted(an)
    (person,) = dossiers.acted_for(an)
    name = Dossier.objects.get(code=code).applicant_name
    assert (person.name, person.times, person.latest_code) == (name, 1, code)
    browser = browser_of(an)
    assert f"/nop-ho-so/{BIRTH}?nhu={code}" in browser.get("/ca-nhan/").content.decode()
    asked = {"district": "901", "like": code, "next": "1"}
    text = browser.post(f"/nop-ho-so/{BIRTH}", asked).content.decode()
    assert f"Nộp thay {name}" in text
    assert 'value="parent" selected' in text
    sent = {"district": "901", "area": COMMUNE, "capacity": "parent", "like": code}
    begun = browser.post(f"/nop-ho-so/{BIRTH}", sent)["Location"]
    assert f'value="{name}"' in browser.get(f"{begun}buoc/applicant").content.decode()
    for stranger in (citizen("Kẻ Khác"), office().desk):
        assert dossiers.acted_for(stranger) == ()
        with pytest.raises(NotYoursError):
            dossiers.filed_for(stranger, code)


def entry(actor: Actor, code: str) -> Any:
    calendar = Calendar.from_ical(dossiers.appointment_file(actor, code))
    (event,) = calendar.walk("VEVENT")
    return event


def test_the_appointment_is_a_calendar_entry_that_moves_with_the_promise(an: Actor) -> None:
    people, code = office(), submitted(an)
    with pytest.raises(NotYoursError):
        dossiers.appointment_file(an, code)
    act(people.desk, code, "accept")
    first = entry(an, code)
    due_at = Dossier.objects.get(code=code).due_at
    assert due_at is not None
    assert first["dtstart"].dt == due_at
    assert first["dtstart"].params["TZID"] == "Asia/Ho_Chi_Minh"
    assert str(first["status"]) == "CONFIRMED"
    assert first.walk("VALARM")
    wish = asked_for_new_date(people.specialist, code)
    decide_new_date(people.leader, code, wish, approve=True, note="")
    second = entry(an, code)
    assert second["uid"] == first["uid"]
    assert second["sequence"] > first["sequence"]
    assert second["dtstart"].dt > first["dtstart"].dt
    stopped(people, code)
    third = entry(an, code)
    assert (third["uid"], str(third["status"])) == (first["uid"], "CANCELLED")
    assert third["sequence"] > second["sequence"]


def test_the_page_of_a_dossier_says_first_what_it_waits_for(an: Actor) -> None:
    people, code = office(), submitted(an)
    address = f"/ca-nhan/ho-so/{code}"
    assert "Việc bạn cần làm" not in browser_of(an).get(address).content.decode()
    owing(people.desk, code)
    text = browser_of(an).get(address).content.decode()
    assert 0 < text.index("Nộp phí, lệ phí: 75.000 đồng") < text.index("Hồ sơ đang ở đâu")
    assert "Chưa nộp" in text
    assert "Chưa thu" not in text


def test_a_dossier_that_ended_without_a_result_shows_no_way_to_one(an: Actor) -> None:
    code = submitted(an)
    act(an, code, "withdraw", reason="")
    text = browser_of(an).get(f"/ca-nhan/ho-so/{code}").content.decode()
    assert "Hồ sơ đang ở đâu" not in text
    assert "Người nộp rút hồ sơ" in text


def test_the_calendar_entry_names_nobody(an: Actor) -> None:
    people, code = office(), submitted(an)
    act(people.desk, code, "accept")
    dossier = Dossier.objects.get(code=code)
    text = browser_of(an).get(f"/ca-nhan/ho-so/{code}/hen-tra.ics").content.decode()
    unfolded = text.replace("\r\n ", "")
    assert "BEGIN:VTIMEZONE" in unfolded
    for secret in (dossier.applicant_name, dossier.applicant_phone, dossier.applicant_personal_id):
        assert secret
        assert secret not in unfolded
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


@given(
    changes=st.lists(st.sampled_from(["promise", "apology", "stop", "start", "end"]), max_size=12),
)
def test_every_change_makes_the_revision_of_the_entry_larger(changes: list[str]) -> None:
    promises, apologies, stops, running, ended, before = 1, 0, 0, 0, False, 0
    for change in changes:
        if ended or (change == "stop" and running) or (change == "start" and not running):
            continue
        promises += change == "promise"
        apologies += change == "apology"
        stops += change == "stop"
        running += (change == "stop") - (change == "start")
        ended = change == "end"
        if ended:
            running = 0
        after = calendar_sequence(
            promises=promises,
            apologies=apologies,
            stops=stops,
            running_stops=running,
            ended=ended,
        )
        assert after > before
        before = after
