"""Following by code and phone: whoever does not know both learns nothing, not even by the clock."""

import re
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.factories.dossiers import act, citizen, finished, linked, office, owing, submitted

from hamrong.kernel.throttle.models import Window
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.dossiers.models import Dossier
from hamrong.service.dossiers.rules import CLOSED, RUNNING, State


def asked(code: str, phone: str, address: str = "10.0.0.1") -> Any:
    return Client(REMOTE_ADDR=address).post("/tra-cuu", {"code": code, "phone": phone})


def phone_of(code: str) -> str:
    return Dossier.objects.get(code=code).applicant_phone


def without_what_was_typed(response: Any, *typed: str) -> str:
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())
    for one in typed:
        text = text.replace(one, "?")
    return text


def test_a_wrong_phone_and_an_unknown_code_do_and_say_exactly_the_same() -> None:
    code = submitted(citizen())
    unknown = f"{code[:-1]}9"
    asked(unknown, "0999999999", "10.0.0.9")  # what is kept in the process is kept now
    ways = []
    for typed in (code, unknown):
        with CaptureQueriesContext(connection) as queries:
            response = asked(typed, "0999999999")
        assert response.status_code == 422
        said = without_what_was_typed(response, typed, "0999999999")
        sql = [re.sub(r"'[^']*'", "?", one["sql"]) for one in queries.captured_queries]
        ways.append((said, sql))
    assert ways[0] == ways[1]


def test_neither_one_code_nor_one_phone_nor_one_line_is_tried_on_and_on() -> None:
    code = submitted(citizen())
    for number in range(10):
        assert asked(code, f"091111111{number}", f"10.1.0.{number}").status_code == 422
    assert asked(code, phone_of(code), "10.1.0.99").status_code == 429
    for number in range(20):
        assert asked(f"H99-{number}", "0912222222", f"10.2.0.{number}").status_code == 422
    assert asked("H99-77", "0912 222 222", "10.2.0.99").status_code == 429
    for number in range(60):
        assert asked(f"H98-{number}", f"09133333{number:02d}", "10.3.0.1").status_code == 422
    known = Window.objects.count()
    for number in range(20):
        assert asked(f"H97-{number}", f"09144444{number}", "10.3.0.1").status_code == 429
    assert Window.objects.count() == known


def test_the_limit_does_not_tell_which_codes_exist() -> None:
    code = submitted(citizen())
    for typed in (code, "H99-1"):
        answers = [
            asked(typed, f"09155{n:02d}{len(typed):03d}", f"10.4.{len(typed)}.{n}").status_code
            for n in range(12)
        ]
        assert answers == [422] * 10 + [429] * 2


def test_reasons_notes_and_names_stay_with_the_applicant() -> None:
    people, an = office(), citizen()
    code = submitted(an)
    secret = "Bị bệnh lao, xem ông Tư"
    act(people.desk, code, "request_supplement", reason=secret, documents=[])
    dossier = Dossier.objects.get(code=code)
    text = asked(code, dossier.applicant_phone).content.decode()
    assert "Yêu cầu bổ sung giấy tờ" in text
    assert "Cần bạn bổ sung" in text
    for hidden in (secret, dossier.applicant_name, dossier.applicant_personal_id, people.desk.name):
        assert hidden
        assert hidden not in text


def test_every_state_says_what_comes_next() -> None:
    code = submitted(citizen())
    at, told = Dossier.objects.get(code=code).submitted_at, set()
    for state in State:
        closed = {"closed_at": at} if state in CLOSED else {}
        running = {"accepted_at": at, "no_date_reason": "Không hẹn"} if state in RUNNING else {}
        Dossier.objects.filter(code=code).update(state=state.value, **closed, **running)
        found = dossiers.look_up(code, phone_of(code))
        assert found is not None
        assert found.next_step
        told.add(found.next_step)
    assert len(told) == len(State) - 1


def test_whoever_follows_a_linked_matter_sees_how_its_members_stand() -> None:
    people = office()
    code = linked(people.desk)
    found = dossiers.look_up(code, phone_of(code))
    assert found is not None
    names = {part.name for part in found.parts}
    members = Dossier.objects.filter(whole__code=code)
    assert len(found.parts) >= members.count() >= 1
    text = asked(code, phone_of(code)).content.decode()
    assert all(name in text for name in names)
    for member in members:
        assert member.code not in text


def test_money_owed_comes_next_and_how_much_stays_hidden() -> None:
    people, code = office(), submitted(citizen())
    owing(people.desk, code)
    text = asked(code, phone_of(code)).content.decode()
    assert "Có khoản phải nộp" in text
    assert "75.000" not in text
    act(people.desk, code, "request_supplement", reason="Ảnh mờ", documents=[])
    assert "Cần bạn bổ sung" in asked(code, phone_of(code)).content.decode()


def test_a_finished_dossier_says_where_to_collect_and_who_may_download() -> None:
    people, code = office(), submitted(citizen())
    finished(people, code)
    text = asked(code, phone_of(code)).content.decode()
    assert "Đăng nhập để tải bản điện tử, hoặc đến nơi tiếp nhận" in text
    Dossier.objects.filter(code=code).update(applicant=None)
    text = asked(code, phone_of(code)).content.decode()
    assert "Đến nơi tiếp nhận để nhận" in text
    assert f"/ca-nhan/ho-so/{code}" in text
