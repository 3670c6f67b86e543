"""The officials' pages: each role sees what it may do, and nothing is done twice or unseen."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries
from tests.factories.desk import at_work
from tests.factories.dossiers import Office, act, citizen, finished, office, submitted

from hamrong.kernel.calendar.interface import VIETNAM, clock_at
from hamrong.kernel.process import interface as process
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.dossiers.models import Dossier
from hamrong.service.dossiers.ports import PANELS
from hamrong.service.dossiers.rules import State

MONDAY = datetime(2024, 3, 4, 9, tzinfo=VIETNAM)


@pytest.fixture
def people() -> Office:
    return office()


def page_of(actor: Any, address: str, status: int = 200) -> str:
    response = at_work(actor).get(address)
    assert response.status_code == status
    return response.content.decode()


def address(code: str, action: str = "") -> str:
    return f"/lam-viec/ho-so/{code}" + (f"/buoc/{action}" if action else "")


def visit(code: str) -> str:
    state = process.state(Dossier.objects.get(code=code).matter_id)
    assert state is not None
    return str(state.visit_id)


def test_only_the_role_of_the_step_is_offered_its_actions(people: Office) -> None:
    code = submitted(citizen())
    assert address(code, "accept") in page_of(people.desk, address(code))
    for other in (people.specialist, people.head, people.leader):
        page = page_of(other, address(code))
        assert address(code, "accept") not in page
        assert "Chờ Cán bộ một cửa" in page


def test_officials_elsewhere_and_citizens_find_nothing(people: Office) -> None:
    code = submitted(citizen())
    elsewhere = office(level="district").desk
    for stranger in (citizen("Kẻ Khác"), elsewhere):
        for path in (address(code), address(code, "accept")):
            assert at_work(stranger).get(path).status_code == 404
    assert code not in page_of(elsewhere, "/lam-viec/ho-so/")
    assert people.agency_id not in elsewhere.agencies()


def test_accepting_says_the_date_before_and_keeps_it_after(people: Office) -> None:
    with clock_at(MONDAY):
        code = submitted(citizen())
        before = page_of(people.desk, address(code, "accept"))
        assert "hẹn trả lúc 17:00 04/03/2024" in before
        response = at_work(people.desk).post(
            address(code, "accept"), {"visit": visit(code)}, follow=True
        )
    assert f"Hồ sơ {code}" in response.content.decode()
    assert "17:00 04/03/2024" in page_of(people.desk, address(code))


def test_a_stale_page_does_nothing_and_says_so(people: Office) -> None:
    code = submitted(citizen())
    old = visit(code)
    act(people.desk, code, "accept")
    client = at_work(people.desk)
    response = client.post(address(code, "refuse"), {"visit": old, "reason": "Muộn"})
    assert response.status_code == 409
    assert Dossier.objects.get(code=code).state == State.ACCEPTED
    led_back = client.get(address(code, "refuse"), follow=True)
    assert "Bước này không còn chờ bạn" in led_back.content.decode()


def test_a_double_click_accepts_once(people: Office) -> None:
    code = submitted(citizen())
    client, sent = at_work(people.desk), {"visit": visit(code)}
    assert client.post(address(code, "accept"), sent).status_code == 302
    assert client.post(address(code, "accept"), sent).status_code == 409


@pytest.mark.parametrize("nonsense", ["", "x", "\x00", "1" * 5000])
def test_a_broken_visit_is_not_found(people: Office, nonsense: str) -> None:
    code = submitted(citizen())
    response = at_work(people.desk).post(address(code, "accept"), {"visit": nonsense})
    assert response.status_code == 404


def test_a_missing_reason_is_told_beside_its_field(people: Office) -> None:
    code = submitted(citizen())
    client = at_work(people.desk)
    for reason in ("", "\x00", "x" * 5000):
        response = client.post(address(code, "refuse"), {"visit": visit(code), "reason": reason})
        assert response.status_code == 422
        assert 'id="id_reason_error"' in response.content.decode()
    assert Dossier.objects.get(code=code).state == State.SUBMITTED


def test_the_second_supplement_asks_why_it_was_not_the_first(people: Office) -> None:
    an = citizen()
    code = submitted(an)
    first = page_of(people.desk, address(code, "request_supplement"))
    assert "round_reason" not in first
    assert "đã nộp 1 tệp" in first
    act(people.desk, code, "request_supplement", reason="Thiếu trang 2", documents=[])
    dossiers.answer_supplement(an, code, visit_id=_uuid(code), note="Đã bổ sung", given={})
    second = page_of(people.desk, address(code, "request_supplement"))
    assert "round_reason" in second
    response = at_work(people.desk).post(
        address(code, "request_supplement"), {"visit": visit(code), "reason": "Thiếu trang 3"}
    )
    assert response.status_code == 422


def _uuid(code: str) -> Any:
    state = process.state(Dossier.objects.get(code=code).matter_id)
    assert state is not None
    return state.visit_id


def test_the_draft_is_saved_and_a_newer_one_never_overwritten(people: Office) -> None:
    code = submitted(citizen())
    act(people.desk, code, "accept")
    client = at_work(people.specialist)
    path = f"{address(code)}/du-thao"
    assert client.post(path, {"content": "Bản một", "revision": ""}).status_code == 302
    response = client.post(path, {"content": "Bản hai", "revision": ""})
    page = response.content.decode()
    assert response.status_code == 409
    assert "Bản một" in page
    assert "Bản hai" in page
    view = dossiers.dossier_view(people.specialist, code)
    assert view.result is not None
    assert view.result.content == "Bản một"
    again = {"content": "Bản hai", "revision": view.result.revision}
    assert client.post(path, again).status_code == 302


def test_an_empty_draft_and_a_proposal_without_one_are_refused(people: Office) -> None:
    code = submitted(citizen())
    act(people.desk, code, "accept")
    client = at_work(people.specialist)
    assert client.post(f"{address(code)}/du-thao", {"content": " "}).status_code == 422
    response = client.post(address(code, "propose"), {"visit": visit(code)})
    assert response.status_code == 422
    assert "Hãy soạn dự thảo" in response.content.decode()


def test_who_approves_reads_what_is_approved(people: Office) -> None:
    code = submitted(citizen())
    act(people.desk, code, "accept")
    at_work(people.specialist).post(f"{address(code)}/du-thao", {"content": "Đồng ý cấp số 7."})
    act(people.specialist, code, "propose")
    assert "Đồng ý cấp số 7." in page_of(people.head, address(code, "approve"))


def test_notes_of_officials_stay_among_officials(people: Office) -> None:
    an = citizen()
    code = submitted(an)
    act(people.desk, code, "accept", note="Người này hay khiếu nại")
    assert "Người này hay khiếu nại" in page_of(people.desk, address(code))
    told = dossiers.dossier_view(an, code).entries
    assert all("khiếu nại" not in f"{entry.title}{entry.note}" for entry in told)


def test_papers_open_beside_the_form_under_their_own_name(people: Office) -> None:
    code = submitted(citizen())
    page = at_work(people.desk).get(address(code))
    assert "frame-src 'self'" in page.headers["Content-Security-Policy"]
    given = dossiers.dossier_view(people.desk, code).files[0]
    path = f"{address(code)}/tep/{given.stored.id}"
    assert path in page.content.decode()
    paper = at_work(people.desk).get(path)
    assert paper.headers["Content-Type"] == "application/pdf"
    assert "giay.pdf" in paper.headers["Content-Disposition"]
    assert "frame-ancestors 'self'" in paper.headers["Content-Security-Policy"]
    assert paper.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert b"".join(paper.streaming_content).startswith(b"%PDF")  # type: ignore[arg-type]
    assert at_work(people.desk).get(f"{address('X-1')}/tep/{given.stored.id}").status_code == 404


@pytest.mark.parametrize("code", ["x", "%00", "%F0%9F%98%80", "a" * 3000, "..%2F..%2Fetc"])
def test_no_code_breaks_a_page(people: Office, code: str) -> None:
    for tail in ("", "/buoc/accept", "/tep/0190a3b0-0000-7000-8000-000000000000"):
        assert at_work(people.desk).get(f"/lam-viec/ho-so/{code}{tail}").status_code == 404


def test_the_list_is_filtered_by_words_state_lateness_and_agency(people: Office) -> None:
    with clock_at(MONDAY):
        late, fresh = submitted(citizen("Đặng Thị Ẩn")), submitted(citizen())
        act(people.desk, late, "accept")
    for query, found, missing in (
        ("q=dang+thi+an", late, ""),
        ("trang-thai=submitted", fresh, late),
        ("qua-han=1", late, fresh),
        (f"co-quan={people.agency_id}", fresh, ""),
    ):
        with clock_at(MONDAY + timedelta(days=4)):
            page = page_of(people.desk, f"/lam-viec/ho-so/?{query}")
        assert found in page
        assert not missing or missing not in page
    nothing = page_of(people.desk, "/lam-viec/ho-so/?q=khong-co&trang-thai=x&co-quan=y")
    assert "Không có hồ sơ nào khớp" in nothing


def test_pages_cost_a_bounded_number_of_queries(
    people: Office, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    codes = [submitted(citizen()) for _ in range(5)]
    finished(people, codes[0])
    client = at_work(people.desk)
    # The page itself, and at most two queries for each part that others put on it.
    whole_page = 20 + 2 * len(PANELS)
    for path, most in (("/lam-viec/ho-so/", 9), (address(codes[0]), whole_page)):
        client.get(path)
        with django_assert_max_num_queries(most):
            assert client.get(path).status_code == 200


def test_leaders_count_and_take_the_table_with_them(people: Office) -> None:
    with clock_at(MONDAY):
        finished(people, submitted(citizen()))
        submitted(citizen())
    page = page_of(people.leader, "/lam-viec/thong-ke/")
    assert "Đã có kết quả" in page
    response = at_work(people.leader).get("/lam-viec/thong-ke/so-lieu.csv")
    rows = response.content.decode("utf-8-sig").splitlines()
    assert response.content.startswith(b"\xef\xbb\xbf")
    assert rows[0].startswith("Cơ quan,Chờ tiếp nhận")
    assert ",100," in rows[1]
    for other in (people.desk, people.specialist, citizen()):
        assert at_work(other).get("/lam-viec/thong-ke/").status_code == 404
        assert at_work(other).get("/lam-viec/thong-ke/so-lieu.csv").status_code == 404
