"""The write of an old page is refused, and its writer sees what changed and what they typed."""

import re

from tests.factories.desk import at_work
from tests.factories.dossiers import act, citizen, office, submitted

from hamrong.service.dossiers.models import Dossier


def hidden(page: str) -> dict[str, str]:
    """Return the hidden fields of a page's form."""
    found = re.findall(r'<input type="hidden" name="(visit|seen)" value="([^"]+)"', page)
    return dict(found)


def test_who_was_slower_sees_what_happened_and_keeps_what_was_typed() -> None:
    people = office()
    code = submitted(citizen())
    desk, address = at_work(people.desk), f"/lam-viec/ho-so/{code}/buoc/refuse"
    sent = hidden(desk.get(address).content.decode())
    act(people.desk, code, "accept", note="Đủ giấy tờ")
    answer = desk.post(address, {**sent, "reason": "Không thuộc <b>thẩm quyền</b>"})
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Đã tiếp nhận hồ sơ, hẹn trả kết quả" in shown
    assert "Đã nộp hồ sơ" not in shown
    assert "Không thuộc &lt;b&gt;thẩm quyền&lt;/b&gt;" in shown
    assert Dossier.objects.get(code=code).state == "accepted"


def test_a_step_that_came_back_is_not_the_step_that_was_seen() -> None:
    people = office()
    owner = citizen()
    code = submitted(owner)
    desk, address = at_work(people.desk), f"/lam-viec/ho-so/{code}/buoc/accept"
    sent = hidden(desk.get(address).content.decode())
    act(people.desk, code, "request_supplement", reason="Thiếu")
    act(owner, code, "resubmit", note="Đã bổ sung")
    answer = desk.post(address, {**sent, "note": "Đủ"})
    assert answer.status_code == 409
    assert "Đã bổ sung lần 1" in answer.content.decode()
    assert Dossier.objects.get(code=code).state == "submitted"


def test_a_page_that_says_nothing_of_what_it_showed_is_still_answered() -> None:
    people = office()
    code = submitted(citizen())
    act(people.desk, code, "accept")
    answer = at_work(people.desk).post(f"/lam-viec/ho-so/{code}/buoc/accept", {"seen": "x"})
    assert answer.status_code == 409
    assert "Từ khi bạn mở trang" not in answer.content.decode()
