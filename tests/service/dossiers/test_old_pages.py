"""Every page that writes refuses to write what its writer could not have known, and loses nothing.

What was typed stays in the page, what happened meanwhile is listed, and sending it again is then
a choice.
"""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from tests.factories.desk import at_work
from tests.factories.dossiers import (
    Office,
    act,
    asked_for_new_date,
    asked_for_opinion,
    citizen,
    finished,
    office,
    submitted,
)

from hamrong.kernel.actor.interface import RefusedError
from hamrong.kernel.calendar.interface import VIETNAM, today
from hamrong.kernel.work import interface as work
from hamrong.kernel.work.models import WorkItem
from hamrong.service.dossiers.actions.draft_result import draft_result
from hamrong.service.dossiers.actions.end_opinion import answer_opinion
from hamrong.service.dossiers.actions.note import note_on
from hamrong.service.dossiers.models import (
    DocumentCheck,
    Dossier,
    NewDateRequest,
    Opinion,
    Result,
)
from hamrong.service.dossiers.rules import Answer

MONDAY = datetime(2024, 3, 4, 9, tzinfo=VIETNAM)
MEANWHILE = "Người nộp vừa gọi điện"


@pytest.fixture
def people() -> Office:
    return office()


@pytest.fixture
def code(people: Office) -> str:
    made = submitted(citizen())
    act(people.desk, made, "accept")
    return made


def hidden(page: str) -> dict[str, str]:
    """Return what a page knows of the dossier it shows."""
    names = "seen|revision|visit"
    return dict(re.findall(rf'<input type="hidden" name="({names})" value="([^"]*)"', page))


def refused(
    client: Client, address: str, typed: dict[str, str], meanwhile: Callable[[], object], read: str
) -> HttpResponse:
    """Open a page, let something happen, send the page; check what comes back."""
    known = hidden(client.get(read or address).content.decode())
    assert known["seen"]
    meanwhile()
    answer = client.post(address, {**known, **typed})
    assert answer.status_code == 409
    return answer


def sent_again(client: Client, address: str, answer: HttpResponse, typed: dict[str, str]) -> None:
    """Send the page that came back: now its writer has seen everything."""
    known = hidden(answer.content.decode())
    assert client.post(address, {**known, **typed}).status_code == 302


def test_a_note(people: Office, code: str) -> None:
    client, address = at_work(people.desk), f"/lam-viec/ho-so/{code}/ghi-chu"
    typed = {"text": "Ghi chú của quầy"}
    answer = refused(client, address, typed, lambda: note_on(people.head, code, MEANWHILE), "")
    page = answer.content.decode()
    assert MEANWHILE in page
    assert "Ghi chú của quầy" in page
    assert "Đã tiếp nhận hồ sơ" not in page
    sent_again(client, address, answer, typed)


def test_another_day(people: Office, code: str) -> None:
    client, address = at_work(people.specialist), f"/lam-viec/ho-so/{code}/ngay-hen"
    day = (Dossier.objects.get(code=code).due_at or MONDAY) + timedelta(days=20)
    typed = {"kind": "change", "day": f"{day:%d/%m/%Y}", "reason": "Chờ trích lục"}
    answer = refused(client, address, typed, lambda: note_on(people.head, code, MEANWHILE), "")
    page = answer.content.decode()
    assert MEANWHILE in page
    assert "Chờ trích lục" in page
    assert not NewDateRequest.objects.exists()
    sent_again(client, address, answer, typed)
    assert NewDateRequest.objects.count() == 1


def test_a_decision_on_another_day(people: Office, code: str) -> None:
    wish = asked_for_new_date(people.specialist, code)
    client, address = at_work(people.head), f"/lam-viec/ho-so/{code}/ngay-hen/{wish}"
    typed = {"decision": "refuse", "note": "Đủ thời gian"}
    answer = refused(client, address, typed, lambda: note_on(people.desk, code, MEANWHILE), "")
    assert "Đủ thời gian" in answer.content.decode()
    sent_again(client, address, answer, typed)
    again = client.post(address, {**hidden(answer.content.decode()), **typed})
    assert again.status_code == 409
    assert "Đủ thời gian" in again.content.decode()


def test_a_question_to_others(people: Office, code: str) -> None:
    client, address = at_work(people.specialist), f"/lam-viec/ho-so/{code}/y-kien"
    other = office(level="district")
    day = f"{today() + timedelta(days=9):%d/%m/%Y}"
    typed = {"question": "Có quy hoạch?", "day": day, "agency": str(other.agency_id)}
    answer = refused(client, address, typed, lambda: note_on(people.head, code, MEANWHILE), "")
    page = answer.content.decode()
    assert "Có quy hoạch?" in page
    assert f'value="{other.agency_id}" checked' in page
    assert not Opinion.objects.exists()
    sent_again(client, address, answer, typed)


def test_an_answer_that_a_colleague_gave_meanwhile(people: Office, code: str) -> None:
    asked = asked_for_opinion(people.specialist, code)
    address = f"/lam-viec/ho-so/{code}/y-kien/{asked}"
    typed = {"answer": "disagrees", "text": "Vướng <b>quy hoạch</b>"}

    def first() -> None:
        answer_opinion(people.head, code, asked, answer=Answer.AGREES, text="Không vướng")

    answer = refused(at_work(people.specialist), address, typed, first, "")
    page = answer.content.decode()
    assert "Không vướng" in page
    assert "Vướng &lt;b&gt;quy hoạch&lt;/b&gt;" in page
    assert Opinion.objects.get(id=asked).answer == "agrees"


def test_an_answer_of_an_agency_that_may_read_no_more(people: Office, code: str) -> None:
    other = office(level="district")
    asked = asked_for_opinion(people.specialist, code)
    Opinion.objects.filter(id=asked).update(agency_id=other.agency_id)
    address = f"/lam-viec/ho-so/{code}/y-kien/{asked}"

    def first() -> None:
        answer_opinion(other.head, code, asked, answer=Answer.AGREES, text="")

    typed = {"answer": "other", "text": "Chỉ kịp viết đến đây"}
    page = refused(at_work(other.specialist), address, typed, first, "").content.decode()
    assert "Chỉ kịp viết đến đây" in page
    assert "Nguyễn Văn An" not in page


def test_marks_on_the_checklist(people: Office, code: str) -> None:
    client, address = at_work(people.desk), f"/lam-viec/ho-so/{code}/kiem-tra"
    typed = {"giay-chung-sinh-copy": "3"}
    answer = refused(client, address, typed, lambda: note_on(people.head, code, MEANWHILE), "")
    page = answer.content.decode()
    assert MEANWHILE in page
    assert re.search(r'name="giay-chung-sinh-copy"[^>]*value="3"', page)
    assert not DocumentCheck.objects.exists()
    sent_again(client, address, answer, typed)
    assert DocumentCheck.objects.get(document_key="giay-chung-sinh").copy == 3


def test_a_draft_lists_what_happened_and_keeps_the_text(people: Office, code: str) -> None:
    client, page_at = at_work(people.specialist), f"/lam-viec/ho-so/{code}"
    address = f"{page_at}/du-thao"
    typed = {"content": "Bản của tôi"}
    answer = refused(client, address, typed, lambda: note_on(people.head, code, MEANWHILE), page_at)
    page = answer.content.decode()
    assert MEANWHILE in page
    assert "Bản của tôi" in page
    assert "Dự thảo vừa được người khác lưu" not in page
    assert not Result.objects.exists()
    sent_again(client, address, answer, typed)


def test_a_draft_of_a_dossier_that_moved_on_is_not_lost(people: Office, code: str) -> None:
    client, page_at = at_work(people.specialist), f"/lam-viec/ho-so/{code}"

    def move_on() -> None:
        draft_result(people.specialist, code, content="Bản kia")
        act(people.specialist, code, "propose")

    typed = {"content": "Bản của tôi"}
    page = refused(client, f"{page_at}/du-thao", typed, move_on, page_at).content.decode()
    assert "Bản của tôi" in page
    assert "Trình phê duyệt kết quả" in page
    assert Result.objects.get(dossier__code=code).content == "Bản kia"


def test_a_correction_of_a_result(people: Office, code: str) -> None:
    finished_code = submitted(citizen())
    finished(people, finished_code)
    client, address = at_work(people.leader), f"/lam-viec/ho-so/{finished_code}/dinh-chinh-ket-qua"
    typed = {"content": "Đã sửa tên", "reason": "Sai chính tả"}
    answer = refused(
        client, address, typed, lambda: note_on(people.desk, finished_code, MEANWHILE), ""
    )
    assert "Sai chính tả" in answer.content.decode()
    sent_again(client, address, answer, typed)


def test_taking_the_item_is_no_change_of_the_dossier(people: Office, code: str) -> None:
    client, address = at_work(people.desk), f"/lam-viec/ho-so/{code}/ghi-chu"
    known = hidden(client.get(address).content.decode())
    item = WorkItem.objects.get(matter_id=Dossier.objects.get(code=code).matter_id, ended_at=None)
    work.claim(people.specialist, item.id)
    assert client.post(address, {**known, "text": "Ghi"}).status_code == 302


def test_what_a_colleague_claimed_nobody_else_drafts(people: Office, code: str) -> None:
    item = WorkItem.objects.get(matter_id=Dossier.objects.get(code=code).matter_id, ended_at=None)
    colleague = office()
    work.claim(colleague.specialist, item.id)
    with pytest.raises(RefusedError):
        draft_result(people.specialist, code, content="Chen ngang")
    page = at_work(people.specialist).post(
        f"/lam-viec/ho-so/{code}/du-thao", {"content": "Chen ngang"}
    )
    assert page.status_code == 409
    assert "Chen ngang" in page.content.decode()
    assert "Việc này đang do Cán bộ specialist xử lý" in page.content.decode()
    draft_result(colleague.specialist, code, content="Của người nhận việc")
