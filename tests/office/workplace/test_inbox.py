"""The inbox shows what waits for this official, and what they take is theirs."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from pytest_django import DjangoAssertNumQueries
from tests.factories.desk import at_work
from tests.factories.dossiers import Office, citizen, office, submitted

from hamrong.kernel.actor.interface import Actor, Hat, Role, Seat
from hamrong.kernel.calendar.interface import VIETNAM, clock_at, now
from hamrong.kernel.work.interface import InboxFilter, inbox, open_item

MONDAY = datetime(2024, 3, 4, 9, tzinfo=VIETNAM)
INBOX = "/lam-viec/"


@pytest.fixture
def people() -> Office:
    return office()


def items(actor: Actor) -> list[UUID]:
    return [row.id for row in inbox(actor, InboxFilter()).rows]


def text(people: Office, path: str = INBOX, who: str = "desk") -> str:
    response = at_work(getattr(people, who)).get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_the_desk_sees_what_was_filed_and_the_head_does_not(people: Office) -> None:
    code = submitted(citizen())
    page = text(people)
    assert code in page
    assert f"/lam-viec/ho-so/{code}" in page
    assert "Kiểm tra, tiếp nhận" in page
    assert code not in text(people, who="head")
    assert "Không còn việc nào chờ bạn" in text(people, who="head")


def test_filters_stay_in_the_address_and_find_without_diacritics(people: Office) -> None:
    code = submitted(citizen("Đặng Thị Ẩn"))
    assert code in text(people, f"{INBOX}?q=dang+thi+an")
    page = text(people, f"{INBOX}?q=khong-co&han=qua")
    assert "Không có việc nào khớp với bộ lọc" in page
    assert 'value="khong-co"' in page
    assert 'name="han" value="qua"' in page


def test_due_is_told_by_word(people: Office) -> None:
    with clock_at(MONDAY):
        submitted(citizen())
    with clock_at(MONDAY + timedelta(days=3)):
        page = text(people, f"{INBOX}?han=qua")
    assert "Quá hạn" in page
    assert "1 việc đang chờ, trong đó 1 việc quá hạn" in page


def test_one_item_is_taken_and_given_back(people: Office) -> None:
    submitted(citizen())
    (item,) = items(people.desk)
    client = at_work(people.desk)
    back = f"{INBOX}?q=an"
    response = client.post(f"/lam-viec/viec/{item}/nhan", {"next": back}, follow=True)
    assert response.redirect_chain == [(back, 302)]
    assert "Tôi đã nhận" in response.content.decode()
    colleague = office().desk
    assert item not in items(colleague)
    client.post(f"/lam-viec/viec/{item}/tra")
    assert item in items(colleague)


def test_several_are_taken_with_one_message(people: Office) -> None:
    codes = [submitted(citizen()) for _ in range(3)]
    assert len(codes) == 3
    chosen = items(people.desk)
    at_work(office().desk).post(f"/lam-viec/viec/{chosen[0]}/nhan")
    response = at_work(people.desk).post("/lam-viec/nhan-viec/", {"viec": chosen}, follow=True)
    page = response.content.decode()
    assert "Đã nhận 2 việc." in page
    assert "1 việc đã có đồng nghiệp nhận" in page


def test_choosing_none_or_nonsense_says_what_to_do(people: Office) -> None:
    client = at_work(people.desk)
    for chosen in ([], ["x", "\x00"], [""]):
        response = client.post("/lam-viec/nhan-viec/", {"viec": chosen}, follow=True)
        assert "Hãy chọn ít nhất một việc" in response.content.decode()


def test_nobody_takes_what_waits_for_others(people: Office) -> None:
    submitted(citizen())
    (item,) = items(people.desk)
    assert at_work(people.specialist).post(f"/lam-viec/viec/{item}/nhan").status_code == 404
    assert at_work(people.specialist).post(f"/lam-viec/viec/{item}/tra").status_code == 404
    assert at_work(citizen()).get(INBOX).status_code == 404


def test_a_late_claim_is_told_that_somebody_was_faster(people: Office) -> None:
    submitted(citizen())
    (item,) = items(people.desk)
    at_work(office().desk).post(f"/lam-viec/viec/{item}/nhan")
    assert at_work(people.desk).post(f"/lam-viec/viec/{item}/nhan").status_code == 409


@pytest.mark.parametrize(
    "target", ["https://vidu.vn/", "//vidu.vn", "/ca-nhan/", "\x00", "x" * 9999]
)
def test_a_foreign_way_back_leads_home(people: Office, target: str) -> None:
    response = at_work(people.desk).post("/lam-viec/nhan-viec/", {"next": target})
    assert response.headers["Location"] == INBOX


@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "viec=%00",
        "sau=9999-12-31T23:59:59-23:59_x",
        "sau=9999-12-31T23:59:59-12:00_0190a3b0-0000-7000-8000-000000000000",
        "sau=0001-01-01T00:00:00%2B12:00_0190a3b0-0000-7000-8000-000000000000",
        "han=x&cua-toi=9",
        "q=" + "%F0%9F%98%80" * 500,
        "q=%25_%5C'",
    ],
)
def test_no_address_breaks_a_list(people: Office, query: str) -> None:
    submitted(citizen())
    text(people, f"{INBOX}?{query}")
    text(people, f"/lam-viec/ho-so/?{query}")


def test_fifty_rows_cost_the_same_as_one(
    people: Office, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    code = submitted(citizen())
    first = inbox(people.desk, InboxFilter()).rows[0]
    for number in range(60):  # more than a page
        open_item(
            matter_id=first.matter_id,
            kind="reception",
            title=f"Việc {number}",
            agency_id=people.agency_id,
            role=Role.ONE_STOP,
            due_at=now() + timedelta(days=1),
            link="/x",
            code=code,
        )
    client = at_work(people.desk)
    client.get(INBOX)
    with django_assert_max_num_queries(9):
        page = client.get(INBOX).content.decode()
    assert page.count("data-row") == 50
    assert 'rel="next"' in page


def test_a_seat_elsewhere_opens_nothing() -> None:
    stranger = Actor(UUID(int=1), Hat.OFFICIAL, "Ai đó", (Seat(UUID(int=2), Role.ONE_STOP),))
    submitted(citizen())
    assert inbox(stranger, InboxFilter()).rows == ()
