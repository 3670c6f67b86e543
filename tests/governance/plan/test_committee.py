"""The committee steers: who sits in it, and what it concludes is carried as any task."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from tests.factories.directory import BEFORE
from tests.factories.identity import actor_of, make_official_account
from tests.factories.papers import PDF
from tests.factories.plan import KEEPER, KEY, OFFICE_OF_JUSTICE, agency, load_mini_plan, part_of

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.identity.interface import Account
from hamrong.governance.plan.access import is_member
from hamrong.governance.plan.actions.conclude import (
    Held,
    Said,
    conclude,
    note_meeting,
    withdraw_conclusion,
)
from hamrong.governance.plan.actions.open_reports import open_reports
from hamrong.governance.plan.actions.remind import remind
from hamrong.governance.plan.actions.report_progress import Said as Progressed
from hamrong.governance.plan.actions.report_progress import report_progress
from hamrong.governance.plan.actions.seat_member import (
    Seat,
    change_standing,
    end_term,
    seat_member,
)
from hamrong.governance.plan.models import Member, Plan, Report, Task
from hamrong.governance.plan.queries.committee import committee_page
from hamrong.governance.plan.queries.plan_page import plan_page
from hamrong.governance.plan.queries.published import published_plan
from hamrong.governance.plan.rules.committee import Body, Standing
from hamrong.governance.plan.rules.quarter import Quarter
from hamrong.governance.plan.rules.report import read_content
from hamrong.governance.plan.rules.state import Sign, State
from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError, Role
from hamrong.kernel.calendar.interface import clock_at, now, today
from hamrong.kernel.jobs.interface import run_pending
from hamrong.kernel.notify.models import Message
from hamrong.kernel.work.models import WorkItem

YESTERDAY = timedelta(days=1)


@pytest.fixture
def hoa(db: None, settings: Any, tmp_path: Path) -> Actor:
    """Return the head of the plan's keeper."""
    settings.ORGANISATION_DATE, settings.FILES_FOLDER = BEFORE, tmp_path
    load_mini_plan()
    return somebody(KEEPER, Role.HEAD, "Nguyễn Thị Hoa")


def somebody(short_name: str, role: Role, full_name: str = "Đỗ Văn Lập") -> Actor:
    return actor_of(make_official_account(agency(short_name).id, role, full_name=full_name))


def client_of(actor: Actor) -> Client:
    client = Client()
    client.force_login(Account.objects.get(id=actor.account_id))
    return client


def page(name: str, *args: object) -> str:
    return reverse(f"plan:{name}", args=[KEY, *args])


def official_of(actor: Actor) -> Any:
    return Account.objects.get(id=actor.account_id).official_id


def head(actor: Actor) -> Seat:
    official = official_of(actor)
    return Seat(Body.COMMITTEE, Standing.HEAD, "", "", today() - YESTERDAY, official)


def outsider(name: str = "Bà Lê Cúc", standing: Standing = Standing.MEMBER) -> Seat:
    return Seat(Body.COMMITTEE, standing, name, "Chuyên gia", today() - YESTERDAY)


def concluded(actor: Actor, due: Any = "continuous", lead: str = OFFICE_OF_JUSTICE) -> int:
    meeting = note_meeting(actor, KEY, Held(today(), "Phiên họp quý III", "45/TB-VP"))
    return conclude(actor, KEY, meeting, Said("Rà soát quy chế", due, [lead]))


def test_officials_are_found_by_name_without_marks(hoa: Actor) -> None:
    found = directory.officials_named("thi HOA")
    assert [one.id for one in found] == [official_of(hoa)]
    assert KEEPER in found[0].seats
    assert directory.officials_named(" ") == ()
    assert directory.official_named(official_of(hoa)) == found[0]


def test_a_member_reads_everything_until_the_term_ends(hoa: Actor) -> None:
    lap = somebody(OFFICE_OF_JUSTICE, Role.LEADER)
    plan = Plan.objects.get()
    member = seat_member(hoa, KEY, head(lap))
    assert is_member(lap, plan)
    end_term(hoa, KEY, member, today())
    assert not is_member(lap, plan)
    shown = committee_page(hoa, KEY)
    assert shown.bodies["committee"] == ()
    assert [one.name for one in shown.former] == ["Đỗ Văn Lập"]
    with pytest.raises(NotYoursError):
        end_term(hoa, KEY, member, today())


def test_nobody_sits_twice_and_there_is_one_head(hoa: Actor) -> None:
    lap = somebody(OFFICE_OF_JUSTICE, Role.LEADER)
    seat_member(hoa, KEY, head(lap))
    cuc = seat_member(hoa, KEY, outsider())
    for twice in (head(lap), outsider("bà lê cúc"), outsider("Ông Tư", Standing.HEAD)):
        with pytest.raises(RefusedError):
            seat_member(hoa, KEY, twice)
    with pytest.raises(RefusedError):
        change_standing(hoa, KEY, cuc, Standing.HEAD, today())
    change_standing(hoa, KEY, cuc, Standing.DEPUTY, today())
    terms = Member.objects.filter(name="Bà Lê Cúc").order_by("valid_from")
    assert [(one.standing, one.valid_to) for one in terms] == [
        ("member", today()),
        ("deputy", None),
    ]
    with pytest.raises(IntegrityError), transaction.atomic():
        Member.objects.filter(name="Bà Lê Cúc", valid_to=None).update(standing=Standing.HEAD)


def test_only_who_keeps_the_plan_or_leads_the_province_steers(hoa: Actor) -> None:
    others = [
        somebody(KEEPER, Role.SPECIALIST),
        somebody(OFFICE_OF_JUSTICE, Role.LEADER, "Trần Bình"),
    ]
    for other in others:
        with pytest.raises(NotYoursError):
            seat_member(other, KEY, outsider())
        with pytest.raises(NotYoursError):
            note_meeting(other, KEY, Held(today(), "Họp"))
        client = client_of(other)
        assert client.get(page("committee")).status_code == 200
        for name in ("seat", "note_meeting"):
            assert client.get(page(name)).status_code == 404
    province = Plan.objects.get().keeper.parent_id
    assert province is not None
    leader = actor_of(make_official_account(province, Role.LEADER))
    assert note_meeting(leader, KEY, Held(today(), "Họp"))
    with pytest.raises(RefusedError):
        note_meeting(leader, KEY, Held(today() + YESTERDAY, "Họp"))


def test_a_conclusion_is_carried_reported_and_drafted_as_any_task(hoa: Actor) -> None:
    number = concluded(hoa)
    assert number > 10_000
    run_pending()
    part, lap = part_of(OFFICE_OF_JUSTICE, number), somebody(OFFICE_OF_JUSTICE, Role.SPECIALIST)
    item = WorkItem.objects.get(matter_id=part.matter_id, ended_at=None)
    assert item.agency_id == part.agency_id
    report_progress(lap, part.id, Progressed(State.DONE, 100, result="Xong"), revision=0)
    (meeting,) = committee_page(hoa, KEY).meetings
    assert [(row.worst, row.percent, row.owing) for row in meeting.conclusions] == [
        (Sign.DONE, 100, ())
    ]
    assert plan_page(hoa, KEY).sections[-1].id == "KL"
    plan = Plan.objects.get()
    Plan.objects.update(ends_on=today().replace(year=today().year + 1))
    plan.refresh_from_db()
    quarter = Quarter(today().year + 1, 1)
    with clock_at(quarter.closed_at() + YESTERDAY):
        open_reports(plan, quarter)
    content = read_content(Report.objects.get(agency_id=part.agency_id).content)
    line = next(one for one in content.lines if one.number == number)
    assert (line.percent, line.title) == (100, "Rà soát quy chế")


def test_what_the_committee_concluded_is_not_published(hoa: Actor) -> None:
    number = concluded(hoa)
    shown = published_plan(KEY)
    assert shown is not None
    assert number not in {task.number for one in shown.sections for task in one.tasks}


def test_a_conclusion_is_withdrawn_with_a_reason_and_leaves_the_inbox(hoa: Actor) -> None:
    number = concluded(hoa)
    run_pending()
    part = part_of(OFFICE_OF_JUSTICE, number)
    with pytest.raises(RefusedError):
        withdraw_conclusion(hoa, KEY, number, " ")
    with pytest.raises(NotYoursError):
        withdraw_conclusion(hoa, KEY, 1, "Nhầm")
    withdraw_conclusion(hoa, KEY, number, "Đã có quy định mới")
    run_pending()
    assert not WorkItem.objects.filter(matter_id=part.matter_id, ended_at=None).exists()
    assert Task.objects.get(number=number).ended_on == today()
    with pytest.raises(NotYoursError):
        withdraw_conclusion(hoa, KEY, number, "Lần nữa")


def test_members_hear_of_conclusions_that_are_long_late(hoa: Actor) -> None:
    chair = somebody(OFFICE_OF_JUSTICE, Role.LEADER, "Vũ Thị Chủ")
    seat_member(hoa, KEY, head(chair))
    remind()
    concluded(hoa, due=(today() + YESTERDAY).isoformat(), lead="UBND xã Đồi")
    run_pending()
    with clock_at(now() + timedelta(days=40)):
        remind()
    told = Message.objects.filter(account_id=chair.account_id, template="plan.escalated")
    assert "Rà soát quy chế" in told.latest("created_at").body


def test_the_chair_works_through_the_pages(hoa: Actor) -> None:
    client, lap = client_of(hoa), somebody(OFFICE_OF_JUSTICE, Role.LEADER)
    assert "Đỗ Văn Lập" in client.get(page("seat"), {"q": "do van lap"}).content.decode()
    chosen = client.get(page("seat"), {"nguoi": str(official_of(lap))})
    assert 'value="Đỗ Văn Lập"' in chosen.content.decode()
    seat = {
        "official": str(official_of(lap)),
        "name": "Đỗ Văn Lập",
        "title": "Giám đốc",
        "body": "committee",
        "standing": "head",
    }
    assert client.post(page("seat"), {**seat, "since": "mai"}).status_code == 422
    since = f"{today() - YESTERDAY:%d/%m/%Y}"
    assert client.post(page("seat"), {**seat, "since": since}).status_code == 302
    member = Member.objects.get()
    again = client.post(page("term", member.id), {"standing": "head", "on": f"{today():%d/%m/%Y}"})
    assert again.status_code == 422
    held = {"held_on": since, "title": "Phiên họp", "notice": "45/TB-VP"}
    file = SimpleUploadedFile("thong-bao.pdf", PDF)
    wrong = client.post(page("note_meeting"), {**held, "title": "", "file": file})
    assert wrong.status_code == 422
    kept = {**held, "kept": wrong.context["kept_token"]}
    shown = client.post(page("note_meeting"), kept, follow=True)
    meeting = shown.context["meeting"]
    assert meeting.has_file
    opened = client.get(page("notice", meeting.id))
    assert b"".join(opened.streaming_content).startswith(b"%PDF")
    said = {"title": "Mở lớp", "due_kind": "quarter", "due_text": "IV/2027"}
    strange = client.post(page("meeting", meeting.id), {**said, "lead": ["Sở Bói toán"]})
    assert strange.status_code == 422
    assert "Sở Bói toán" in strange.content.decode()
    done = {**said, "lead": [OFFICE_OF_JUSTICE]}
    told = client.post(page("meeting", meeting.id), done, follow=True).content.decode()
    assert "KL1. Mở lớp" in told
    number = meeting_number()
    assert "Phiên họp" in client.get(page("task", number)).content.decode()
    reason = client.post(page("withdraw", number), {"reason": "Trùng"}, follow=True)
    assert "Thôi thực hiện" in reason.content.decode()
    assert client.post(page("meeting", meeting.id), done).status_code == 302


def meeting_number() -> int:
    return Task.objects.get(conclusion__isnull=False).number


def test_the_committee_asks_a_bounded_number_of_queries(
    hoa: Actor, django_assert_max_num_queries: Any
) -> None:
    for _ in range(3):
        concluded(hoa)
    client = client_of(hoa)
    client.get(page("committee"))
    with django_assert_max_num_queries(22):
        assert client.get(page("committee")).status_code == 200
