"""Results reach whoever may have them, with a signature; what nobody collects is not forgotten."""

import io
import json
from datetime import datetime, timedelta
from typing import Any

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries
from tests.factories.desk import at_work
from tests.factories.dossiers import Office, citizen, finished, office, submitted

from hamrong.kernel.actor.interface import RefusedError
from hamrong.kernel.calendar.interface import VIETNAM, clock_at
from hamrong.kernel.files import interface as files
from hamrong.kernel.jobs.interface import run_pending
from hamrong.kernel.notify.models import Message
from hamrong.kernel.process import interface as process
from hamrong.service.dossiers.actions.remind_to_collect import remind_to_collect
from hamrong.service.dossiers.models import Dossier, HandOver, Result, Slip
from hamrong.service.dossiers.queries.uncollected import uncollected_page
from hamrong.service.dossiers.rules import (
    State,
    id_number,
    may_remind,
    read_strokes,
    signature_svg,
)

MONDAY = datetime(2024, 3, 4, 9, tzinfo=VIETNAM)
DRAWN = json.dumps([[[10, 10], [200, 90], [310, 40]], [[400, 100]]])
SIGNED = {"way": "counter", "who": "applicant", "receiver_id": "038185001234", "signature": DRAWN}


@pytest.fixture
def people() -> Office:
    return office()


@pytest.fixture
def code(people: Office) -> str:
    made = submitted(citizen("Lê Thị Hoa"))
    finished(people, made)
    return made


def paper(pdf: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def sent(people: Office, code: str, **more: Any) -> Any:
    state = process.state(Dossier.objects.get(code=code).matter_id)
    assert state is not None
    given = {"visit": str(state.visit_id), **SIGNED, **more}
    return at_work(people.desk).post(f"/lam-viec/ho-so/{code}/buoc/hand_over", given)


def test_the_applicant_signs_on_the_screen_and_the_slip_keeps_it(people: Office, code: str) -> None:
    assert sent(people, code).status_code == 302
    handed = HandOver.objects.get()
    assert handed.receiver == Dossier.objects.get(code=code).applicant_name
    assert handed.receiver_id == "038185001234"
    assert handed.signature == json.loads(DRAWN)
    assert Dossier.objects.get(code=code).state == State.RETURNED
    slip = Slip.objects.get(kind="hand_over")
    _stored, handle = files.open_file(slip.file_id)
    with handle:
        said = paper(handle.read())
    assert "BIÊN NHẬN TRẢ KẾT QUẢ" in said
    assert "038185001234" in said
    assert people.desk.name in said
    assert "<path" in slip.data["signature"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"receiver_id": "123"}, "Nhập số căn cước"),
        ({"signature": ""}, "Người nhận ký trên màn hình"),
        ({"signature": "[[[1, 9999]]]"}, "Không đọc được chữ ký"),
        ({"who": "other"}, "Hãy ghi người nhận."),
        ({"who": "other", "receiver": "Lê Văn Con"}, "Hãy ghi giấy ủy quyền."),
    ],
)
def test_without_card_signature_or_authorisation_nothing_is_handed_over(
    people: Office, code: str, change: dict[str, str], sentence: str
) -> None:
    answer = sent(people, code, **change)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not HandOver.objects.exists()
    assert Dossier.objects.get(code=code).state == State.FINISHED


def test_someone_else_receives_with_an_authorisation_and_signs_on_paper(
    people: Office, code: str
) -> None:
    blank = at_work(people.desk).get(f"/lam-viec/ho-so/{code}/bien-nhan-tra.pdf")
    assert "NGƯỜI NHẬN KẾT QUẢ" in paper(blank.content)
    more = {"who": "other", "receiver": "Lê Văn Con", "authorisation": "Giấy ngày 01/03/2024"}
    answer = sent(people, code, **more, signature="", on_paper="on")
    assert answer.status_code == 302
    handed = HandOver.objects.get()
    assert (handed.receiver, handed.for_applicant, handed.on_paper) == ("Lê Văn Con", True, True)
    assert Slip.objects.get(kind="hand_over").data["authorisation"] == "Giấy ngày 01/03/2024"


def test_a_result_sent_by_post_needs_no_signature(people: Office, code: str) -> None:
    assert sent(people, code, way="post", receiver_id="", signature="").status_code == 302
    assert HandOver.objects.get().way == "post"
    assert not Slip.objects.filter(kind="hand_over").exists()


def test_the_first_opening_online_is_noted_once() -> None:
    people, who = office(), citizen()
    made = submitted(who)
    finished(people, made)
    client = at_work(who)
    at = f"/ca-nhan/ho-so/{made}/tep/{Result.objects.get().file_id}"
    assert client.get(at).getvalue().startswith(b"%PDF")
    first = Result.objects.get().opened_at
    assert client.get(at).getvalue()
    assert first is not None
    assert Result.objects.get().opened_at == first
    page = client.get(f"/ca-nhan/ho-so/{made}").content.decode()
    assert page.count("Người nộp đã mở kết quả trực tuyến") == 1


def test_what_waits_is_listed_with_its_days_and_reminded_once_a_week(people: Office) -> None:
    with clock_at(MONDAY):
        code = submitted(citizen("Lê Thị Hoa"))
        finished(people, code)
    with clock_at(MONDAY + timedelta(days=9)):
        desk = at_work(people.desk)
        page = desk.get("/lam-viec/ket-qua-cho-tra/").content.decode()
        assert code in page
        assert "9 ngày" in page
        table = desk.get("/lam-viec/ket-qua-cho-tra/danh-sach.csv").content.decode()
        assert code in table
        remind_to_collect(people.desk, code)
        with pytest.raises(RefusedError, match="mỗi tuần chỉ nhắc một lần"):
            remind_to_collect(people.desk, code)
        run_pending()
        assert Message.objects.filter(template="dossiers.collect").exists()
        assert "Nhắc đến nhận" in desk.get(f"/lam-viec/ho-so/{code}").content.decode()
    with clock_at(MONDAY + timedelta(days=16)):
        remind_to_collect(people.desk, code)


def test_the_list_is_of_the_own_desk_and_one_query_a_page(
    people: Office, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(3):
        finished(people, submitted(citizen()))
    with django_assert_max_num_queries(1):
        assert len(uncollected_page(people.desk).rows) == 3
    assert uncollected_page(office(level="district").desk).rows == ()
    assert uncollected_page(people.specialist).rows == ()
    assert at_work(people.specialist).get("/lam-viec/ket-qua-cho-tra/").status_code == 404


def test_pages_follow_each_other_without_gap(
    people: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hamrong.service.dossiers.queries.uncollected.PAGE_SIZE", 2)
    with clock_at(MONDAY):
        codes = [submitted(citizen()) for _ in range(5)]
        for one in codes:
            finished(people, one)
    seen, cursor = [], ""
    for _ in range(3):
        page = uncollected_page(people.desk, cursor)
        seen += [row.code for row in page.rows]
        cursor = page.next_cursor
    assert cursor == ""
    assert sorted(seen) == sorted(codes)


@given(st.text(max_size=200))
def test_whatever_is_sent_as_a_signature_is_read_or_refused(text: str) -> None:
    try:
        strokes = read_strokes(text)
    except ValueError:
        return
    assert strokes == []


POINT = st.tuples(st.integers(0, 600), st.integers(0, 200)).map(list)


@given(st.lists(st.lists(POINT, min_size=1, max_size=20), max_size=9))
def test_what_was_drawn_is_kept_whole_and_drawn_with_lines_alone(
    strokes: list[list[list[int]]],
) -> None:
    assert read_strokes(json.dumps(strokes)) == strokes
    assert signature_svg(strokes).count("<path") == len(strokes)


@given(st.text(max_size=30))
def test_a_card_number_is_digits_or_a_passport(typed: str) -> None:
    number = id_number(typed)
    assert number == id_number(number)
    assert number == "" or len(number) in range(8, 13)


@given(st.integers(0, 30 * 24))
def test_a_week_lies_between_two_reminders(hours: int) -> None:
    assert may_remind(MONDAY, MONDAY + timedelta(hours=hours)) == (hours >= 7 * 24)
