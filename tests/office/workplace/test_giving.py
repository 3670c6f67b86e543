"""Giving one item away, deputies, and filters under names of one's own."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries
from tests.factories.desk import at_work
from tests.factories.dossiers import Office, act, citizen, office, submitted
from tests.factories.identity import actor_of

from hamrong.foundation.identity.interface import Account
from hamrong.kernel.actor.interface import Actor, RefusedError, StaleError
from hamrong.kernel.calendar.interface import clock_at, now, today
from hamrong.kernel.notify.interface import inbox as messages
from hamrong.kernel.timeline.interface import Audience, entries
from hamrong.kernel.work.interface import InboxFilter, claim, inbox
from hamrong.office.workplace.queries.saved import saved_filters
from hamrong.service.dossiers.models import Dossier

INBOX = "/lam-viec/"


@pytest.fixture
def people() -> Office:
    return office()


def again(actor: Actor) -> Actor:
    """Return the actor as they would log in now."""
    return actor_of(Account.objects.get(id=actor.account_id))


def handling(people: Office, name: str = "Nguyễn Văn An") -> str:
    code = submitted(citizen(name))
    act(people.desk, code, "accept")
    return code


def test_the_head_gives_an_item_and_the_page_of_the_dossier_tells(people: Office) -> None:
    code, other = handling(people), office().specialist
    item = inbox(people.specialist, InboxFilter()).rows[0].id
    head = at_work(people.head)
    assert f"/lam-viec/viec/{item}" in head.get(f"/lam-viec/ho-so/{code}").content.decode()
    to = str(people.specialist.account_id)
    head.post(f"/lam-viec/viec/{item}", {"to": to, "note": "Gấp"})
    page = at_work(other).get(f"/lam-viec/ho-so/{code}").content.decode()
    assert f"Việc này đang do {people.specialist.name} xử lý." in page
    assert "Trình phê duyệt" not in page.split("Diễn biến", maxsplit=1)[0].split("</ol>")[0]
    with pytest.raises(RefusedError, match="đang do"):
        act(other, code, "propose")
    wrong = head.post(f"/lam-viec/viec/{item}", {"to": str(people.desk.account_id)})
    assert wrong.status_code == 422


def test_a_deputy_does_the_work_and_both_names_are_recorded(people: Office) -> None:
    code, absent = submitted(citizen()), people.desk
    form = {
        "absent": str(absent.account_id),
        "deputy": str(people.specialist.account_id),
        "first_day": f"{today():%d/%m/%Y}",
        "last_day": f"{today() + timedelta(days=2):%d/%m/%Y}",
        "reason": "Nghỉ phép",
    }
    page = at_work(absent).post("/lam-viec/uy-quyen/", form, follow=True).content.decode()
    assert "Đang hiệu lực" in page
    assert "ủy quyền cho bạn" in messages(people.specialist.account_id).rows[0].subject
    deputy = again(people.specialist)
    shown = at_work(deputy).get(INBOX).content.decode()
    assert f"Thay mặt {absent.name}" in shown
    act(deputy, code, "accept")
    matter_id = Dossier.objects.get(code=code).matter_id
    told = entries(matter_id, [Audience.CITIZEN, Audience.STAFF])
    assert {e.actor_name for e in told if e.kind == "dossiers.DossierAccepted"} == {
        f"{deputy.name} (thay mặt {absent.name})"
    }
    with clock_at(now() + timedelta(days=3)):
        assert again(people.specialist).stands_for == ()


def test_only_colleagues_stand_in_and_only_for_those_one_leads(people: Office) -> None:
    elsewhere = office(area_code="90102").specialist
    day = f"{today():%d/%m/%Y}"
    form = {"first_day": day, "last_day": day, "reason": "Họp"}
    both = {"absent": str(people.desk.account_id), "deputy": str(elsewhere.account_id)}
    assert at_work(people.head).post("/lam-viec/uy-quyen/", {**form, **both}).status_code == 422
    mine = {"absent": str(people.desk.account_id), "deputy": str(people.head.account_id)}
    client = at_work(people.specialist)
    assert client.post("/lam-viec/uy-quyen/", {**form, **mine}).status_code == 422


def test_a_filter_is_kept_becomes_usual_and_is_dropped(people: Office) -> None:
    client = at_work(people.desk)
    saved = {"name": "Quá hạn", "query": "han=qua&xep=code&sau=x&la=1", "default": "1"}
    client.post("/lam-viec/bo-loc/", saved)
    (kept,) = saved_filters(people.desk)
    assert (kept.query, kept.is_default) == ("han=qua&xep=code", True)
    assert client.get(INBOX).headers["Location"] == f"{INBOX}?han=qua&xep=code"
    assert client.get(f"{INBOX}?tat-ca=1").status_code == 200
    client.post("/lam-viec/bo-loc/", {"name": "Mới", "query": "", "default": "1"})
    assert [(f.name, f.is_default) for f in saved_filters(people.desk)] == [
        ("Mới", True),
        ("Quá hạn", False),
    ]
    assert at_work(people.head).post(f"/lam-viec/bo-loc/{kept.id}/xoa").status_code == 404
    client.post(f"/lam-viec/bo-loc/{kept.id}/xoa")
    assert [f.name for f in saved_filters(people.desk)] == ["Mới"]
    answer = client.post("/lam-viec/bo-loc/", {"name": " ", "query": "q=x"}, follow=True)
    assert "Hãy đặt tên" in answer.content.decode()


def test_search_finds_by_phone_number_identity_and_address(people: Office) -> None:
    code = submitted(citizen("Đặng Thị Ẩn"))
    dossier = Dossier.objects.get(code=code)
    client = at_work(people.desk)
    for words in (
        dossier.applicant_phone,
        dossier.applicant_personal_id,
        dossier.applicant_address,
    ):
        assert words
        assert code in client.get(INBOX, {"q": words}).content.decode()


@pytest.mark.parametrize("sort", ["", "opened", "-opened", "code", "-code", "applicant", "due"])
@pytest.mark.parametrize("where", ["", "don-vi=1", "han=sap&cua-toi=1", "cot=co-quan"])
def test_every_order_and_filter_costs_the_same(
    people: Office, sort: str, where: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    handling(people, "Đặng Thị Ẩn")
    client = at_work(people.head)
    with django_assert_max_num_queries(11):
        assert client.get(f"{INBOX}?xep={sort}&{where}").status_code == 200


def test_two_on_one_dossier_see_each_other(people: Office) -> None:
    code = submitted(citizen())
    page = f"/lam-viec/ho-so/{code}"
    at_work(people.desk).get(page)
    head = at_work(people.head)
    assert f"{people.desk.name} đang mở hồ sơ này" in head.get(page).content.decode()
    again_shown = at_work(people.desk).get(f"{page}/dang-mo").content.decode()
    assert f"{people.head.name} đang mở hồ sơ này" in again_shown
    with clock_at(now() + timedelta(minutes=2)):
        assert "2 phút trước" in at_work(people.leader).get(page).content.decode()
    with clock_at(now() + timedelta(hours=1)):
        assert "đang mở hồ sơ này" not in head.get(page).content.decode()


def test_a_note_stands_on_the_dossier_for_colleagues_only(people: Office) -> None:
    an = citizen()
    code = submitted(an)
    page = f"/lam-viec/ho-so/{code}"
    at_work(people.desk).post(f"{page}/ghi-chu", {"text": "Đã gọi điện cho người nộp."})
    assert "Đã gọi điện" in at_work(people.head).get(page).content.decode()
    assert at_work(people.desk).post(f"{page}/ghi-chu", {"text": " "}).status_code == 422
    assert "Đã gọi điện" not in at_work(an).get(f"/ca-nhan/ho-so/{code}").content.decode()


def test_a_claim_from_the_dossier_leads_back_to_it(people: Office) -> None:
    code = submitted(citizen())
    item = inbox(people.desk, InboxFilter()).rows[0].id
    page = f"/lam-viec/ho-so/{code}"
    client = at_work(people.desk)
    assert "data-claim" in client.get(page).content.decode()
    answer = client.post(f"/lam-viec/viec/{item}/nhan", {"next": page}, follow=True)
    assert "Bạn đã nhận việc này." in answer.content.decode()
    with pytest.raises(StaleError):
        claim(office().desk, item)
