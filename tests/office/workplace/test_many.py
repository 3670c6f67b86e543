"""Many items at once: one confirmation, and a result of its own for each item."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from tests.factories.desk import at_work
from tests.factories.dossiers import Office, act, citizen, finished, office, submitted

from hamrong.kernel.actor.interface import Actor, Role
from hamrong.kernel.calendar.interface import clock_at, now
from hamrong.kernel.jobs.interface import run_pending
from hamrong.kernel.process.ports import IN_BULK
from hamrong.kernel.work.interface import InboxFilter, claim, inbox, open_item
from hamrong.office.workplace.actions.bulk import carry_out
from hamrong.office.workplace.models import BulkItem, BulkRun
from hamrong.service.dossiers.models import Dossier

MANY = "/lam-viec/nhieu-viec/"


@pytest.fixture
def people() -> Office:
    return office()


def items(actor: Actor, **chosen: str) -> list[UUID]:
    return [row.id for row in inbox(actor, InboxFilter(**chosen)).rows]  # type: ignore[arg-type]


def confirm(client: Client, keys: list[UUID], do: str, **more: str) -> str:
    data = {"viec": [str(key) for key in keys], "confirmed": "1", "do": do, **more}
    answer = client.post(MANY, data, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def states(codes: list[str]) -> list[str]:
    return [Dossier.objects.get(code=code).state for code in codes]


def test_many_are_accepted_and_one_that_changed_is_refused_with_its_reason(people: Office) -> None:
    codes = [submitted(citizen()) for _ in range(3)]
    client, keys = at_work(people.desk), items(people.desk)
    page = client.post(MANY, {"viec": keys}).content.decode()
    assert "Tiếp nhận (3)" in page
    assert states(codes) == ["submitted"] * 3
    colleague = office().desk
    claim(colleague, keys[0])
    visits_seen = confirm(client, keys, "act:accept")
    assert "2 việc đã làm, 0 việc không làm được" in visits_seen
    keys = items(colleague)
    client = at_work(colleague)
    assert "1 việc đã làm" in confirm(client, keys, "act:accept")
    assert states(codes) == ["accepted"] * 3


def test_each_item_is_judged_when_its_turn_comes(people: Office) -> None:
    codes = [submitted(citizen()) for _ in range(2)]
    for code in codes:
        act(people.desk, code, "accept")
    keys = items(people.specialist)
    page = confirm(at_work(people.specialist), keys, "act:propose")
    assert "0 việc đã làm, 2 việc không làm được" in page
    assert BulkItem.objects.exclude(reason="").count() == 2
    assert states(codes) == ["accepted"] * 2


def test_steps_that_differ_are_offered_what_each_can(people: Office) -> None:
    first, second = submitted(citizen()), submitted(citizen())
    finished(people, first)
    client, keys = at_work(people.desk), items(people.desk)
    page = client.post(MANY, {"viec": keys}).content.decode()
    assert "Tiếp nhận (1)" in page
    assert "Đã trả kết quả (1)" in page
    assert "Nhận việc (2)" in page
    answer = client.post(MANY, {"viec": keys, "confirmed": "1", "do": "act:hand_over"})
    assert answer.status_code == 422
    assert "Hãy ghi người nhận" in answer.content.decode()
    confirm(client, keys, "act:hand_over", receiver="Nhận trực tuyến")
    assert states([first, second]) == ["returned", "submitted"]


def test_nothing_that_signs_refuses_or_moves_a_date_is_done_in_bulk(people: Office) -> None:
    assert {
        "dossiers.accept",
        "dossiers.propose",
        "dossiers.endorse",
        "dossiers.hand_over",
    } == IN_BULK
    submitted(citizen())
    page = at_work(people.desk).post(MANY, {"viec": items(people.desk)}).content.decode()
    assert "Từ chối tiếp nhận (" not in page
    keys = [str(key) for key in items(people.desk)]
    answer = at_work(people.desk).post(MANY, {"viec": keys, "confirmed": "1", "do": "act:refuse"})
    assert answer.status_code == 422


def test_the_head_gives_many_to_a_colleague_who_holds_the_role(people: Office) -> None:
    for _ in range(2):
        act(people.desk, submitted(citizen()), "accept")
    keys = [r.id for r in inbox(people.head, InboxFilter(unit=True)).rows]
    client = at_work(people.head)
    answer = client.post(MANY, {"viec": keys, "confirmed": "1", "do": "assign"})
    assert answer.status_code == 422
    to = str(people.specialist.account_id)
    assert "2 việc đã làm" in confirm(client, keys, "assign", to=to, note="Gấp")
    wrong = str(people.desk.account_id)
    page = confirm(client, keys, "assign", to=wrong)
    assert "không giữ vai trò" in page
    rows = inbox(people.specialist, InboxFilter(mine=True)).rows
    assert {row.holder for row in rows} == {people.specialist.name}


def many_items(people: Office, count: int) -> list[UUID]:
    submitted(citizen())
    first = inbox(people.desk, InboxFilter()).rows[0]
    return [
        open_item(
            matter_id=first.matter_id,
            kind="other",
            title=f"Việc {number}",
            agency_id=people.agency_id,
            role=Role.ONE_STOP,
            due_at=now() + timedelta(days=number),
            link="/lam-viec/",
        )
        for number in range(count)
    ]


def test_more_than_twenty_are_done_in_the_background_and_once(people: Office) -> None:
    keys = many_items(people, 21)
    client = at_work(people.desk)
    page = confirm(client, keys, "claim")
    assert "Đang làm: 0/21" in page
    run = BulkRun.objects.get()
    run_pending()
    page = client.get(f"{MANY}{run.id}").content.decode()
    assert "21 việc đã làm, 0 việc không làm được" in page
    carry_out(run.id)
    assert at_work(people.head).get(f"{MANY}{run.id}").status_code == 404


def test_what_was_interrupted_goes_on_with_the_safety_net(people: Office) -> None:
    keys = many_items(people, 3)
    confirm(at_work(people.desk), keys, "claim")
    run = BulkRun.objects.get()
    BulkRun.objects.update(finished_at=None)
    BulkItem.objects.filter(item_id=keys[2]).update(outcome="pending")
    with clock_at(now() + timedelta(minutes=2)):
        run_pending()
    run.refresh_from_db()
    assert run.finished_at is not None
    assert not BulkItem.objects.exclude(outcome="done").exists()


def test_choosing_nothing_leads_back(people: Office) -> None:
    for chosen in ([], ["x"], ["\x00"]):
        answer = at_work(people.desk).post(MANY, {"viec": chosen}, follow=True)
        assert "Hãy chọn ít nhất một việc" in answer.content.decode()


def test_all_that_a_colleague_has_is_handed_over(people: Office) -> None:
    for _ in range(2):
        act(people.desk, submitted(citizen()), "accept")
    for key in items(people.specialist):
        claim(people.specialist, key)
    other = office().specialist
    client = at_work(people.head)
    data = {"source": str(people.specialist.account_id), "to": str(other.account_id)}
    page = client.post("/lam-viec/ban-giao/", data).content.decode()
    assert "2 việc sau sẽ được bàn giao" in page
    assert len(items(people.specialist)) == 2
    done = client.post("/lam-viec/ban-giao/", {**data, "confirmed": "1"}, follow=True)
    assert "2 việc đã làm, 0 việc không làm được" in done.content.decode()
    assert len(inbox(other, InboxFilter(mine=True)).rows) == 2
    empty = client.post("/lam-viec/ban-giao/", data)
    assert empty.status_code == 422
    assert "không giữ việc nào" in empty.content.decode()


def test_nobody_hands_over_the_work_of_those_they_do_not_lead(people: Office) -> None:
    data = {"source": str(people.specialist.account_id), "to": str(people.desk.account_id)}
    answer = at_work(people.desk).post("/lam-viec/ban-giao/", {**data, "confirmed": "1"})
    assert answer.status_code == 422
