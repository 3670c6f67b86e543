"""A quarter's report is drafted when the quarter has closed, sent in the agency's name, kept."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from tests.factories.directory import BEFORE
from tests.factories.dossiers import load_mini
from tests.factories.identity import actor_of, make_official_account
from tests.factories.plan import KEEPER, KEY, OFFICE_OF_JUSTICE, agency, part_of

from hamrong.foundation.identity.interface import Account
from hamrong.governance.plan.actions.judge_report import (
    accept_reports,
    ask_for_reports,
    remark_on,
    return_report,
)
from hamrong.governance.plan.actions.open_reports import ITEM, open_reports
from hamrong.governance.plan.actions.report_progress import Said, report_progress
from hamrong.governance.plan.actions.write_report import (
    Written,
    reopen_report,
    save_report,
    send_report,
)
from hamrong.governance.plan.models import Assignment, Plan, Report, ReportVersion
from hamrong.governance.plan.queries.report_page import report_page
from hamrong.governance.plan.queries.reports import quarter_page, reports_page
from hamrong.governance.plan.rules.quarter import Quarter
from hamrong.governance.plan.rules.report import Deed, read_content
from hamrong.governance.plan.rules.state import State
from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError, Role, StaleError
from hamrong.kernel.calendar.interface import clock_at
from hamrong.kernel.notify.models import Message
from hamrong.kernel.work.models import WorkItem

QUARTER = Quarter(2021, 2)
IN_TIME = QUARTER.closed_at() + timedelta(days=1)
TOO_LATE = QUARTER.closed_at() + timedelta(days=9)
NOTHING = Written({}, "Tốt", "")


@pytest.fixture(autouse=True)
def province(db: None, settings: Any, tmp_path: Path) -> None:
    settings.ORGANISATION_DATE = BEFORE
    settings.FILES_FOLDER = tmp_path
    load_mini()


def plan() -> Plan:
    return Plan.objects.get(key=KEY)


def somebody(short_name: str, role: Role = Role.SPECIALIST) -> Actor:
    return actor_of(make_official_account(agency(short_name).id, role))


def opened(short_name: str = OFFICE_OF_JUSTICE, at: datetime = IN_TIME) -> Report:
    with clock_at(at):
        open_reports(plan(), QUARTER)
    return Report.objects.get(agency_id=agency(short_name).id)


def sent(short_name: str = OFFICE_OF_JUSTICE, at: datetime = IN_TIME) -> Report:
    report, leader = opened(short_name), somebody(short_name, Role.LEADER)
    with clock_at(at):
        send_report(leader, report.id, NOTHING, revision=report.revision)
    report.refresh_from_db()
    return report


def client_of(actor: Actor) -> Client:
    client = Client()
    client.force_login(Account.objects.get(id=actor.account_id))
    return client


def test_each_agency_finds_one_draft_filled_from_what_it_reported() -> None:
    part, hoa = part_of(OFFICE_OF_JUSTICE, 3), somebody(OFFICE_OF_JUSTICE)
    with clock_at(QUARTER.opened_at() - timedelta(days=1)):
        report_progress(hoa, part.id, Said(State.UNDER_WAY, 20, result="Cũ"), revision=0)
    with clock_at(QUARTER.closed_at() - timedelta(hours=1)):
        report_progress(hoa, part.id, Said(State.UNDER_WAY, 60, result="Mới"), revision=1)
    with clock_at(QUARTER.closed_at()):
        report_progress(hoa, part.id, Said(State.DONE, 100, result="Sau"), revision=2)
    with pytest.raises(ValueError, match="2021-Q2"), clock_at(QUARTER.opened_at()):
        open_reports(plan(), QUARTER)
    report = opened()
    line = next(one for one in read_content(report.content).lines if one.number == 3)
    assert (line.before_percent, line.percent, line.result) == (20, 60, "Mới")
    carried = Assignment.objects.filter(valid_to=None).values("agency").distinct().count()
    assert Report.objects.count() == carried
    items = WorkItem.objects.filter(kind=ITEM, ended_at=None)
    assert items.count() == carried
    with clock_at(IN_TIME):
        assert open_reports(plan(), QUARTER) == 0


def test_what_the_specialist_wrote_the_leader_sends_and_it_stays_as_sent() -> None:
    report = opened()
    key = read_content(report.content).lines[0].key
    hoa, leader = somebody(OFFICE_OF_JUSTICE), somebody(OFFICE_OF_JUSTICE, Role.LEADER)
    written = Written({key: {"result": "Xong mục 1"}}, "Tốt", "Thêm người")
    save_report(hoa, report.id, written, revision=0, hands_on=True)
    assert WorkItem.objects.get(matter_id=report.matter_id, ended_at=None).role == Role.LEADER
    with pytest.raises(NotYoursError):
        send_report(hoa, report.id, written, revision=1)
    with clock_at(IN_TIME):
        send_report(leader, report.id, written, revision=1)
    version = ReportVersion.objects.get()
    assert (version.state, version.late, version.correction) == ("sent", False, False)
    assert read_content(version.content).lines[0].result == "Xong mục 1"
    assert not WorkItem.objects.filter(matter_id=report.matter_id, ended_at=None).exists()
    with pytest.raises(DatabaseError), transaction.atomic():
        ReportVersion.objects.update(note="x")


def test_late_and_corrected_reports_keep_their_trace() -> None:
    report, keeper = sent(at=TOO_LATE), somebody(KEEPER)
    leader = somebody(OFFICE_OF_JUSTICE, Role.LEADER)
    assert accept_reports(keeper, [report.id, report.id]) == 1
    report.refresh_from_db()
    reopen_report(leader, report.id, Deed.CORRECT, revision=report.revision)
    report.refresh_from_db()
    send_report(leader, report.id, NOTHING, revision=report.revision)
    told = [(v.state, v.late, v.correction) for v in ReportVersion.objects.order_by("number")]
    assert told == [("sent", True, False), ("accepted", False, False), ("sent", True, True)]


def test_the_keeper_returns_with_a_reason_and_the_agency_hears_it() -> None:
    report, keeper, hoa = sent(), somebody(KEEPER), somebody(OFFICE_OF_JUSTICE)
    with pytest.raises(RefusedError):
        return_report(keeper, report.id, " ", revision=report.revision)
    with pytest.raises(NotYoursError):
        return_report(hoa, report.id, "Thiếu số liệu", revision=report.revision)
    return_report(keeper, report.id, "Thiếu số liệu", revision=report.revision)
    remark_on(keeper, report.id, "Xem lại mục 3", task_number=3)
    page = report_page(hoa, report.id)
    assert (page.state, page.versions[0].note) == ("returned", "Thiếu số liệu")
    assert [one.text for one in page.remarks] == ["Xem lại mục 3"]
    assert WorkItem.objects.filter(matter_id=report.matter_id, ended_at=None).count() == 1
    mine = Message.objects.filter(account_id=hoa.account_id)
    assert [one.template for one in mine] == ["plan.report_returned"]


def test_who_has_not_sent_is_reminded_once_a_day() -> None:
    report, keeper, hoa = opened(), somebody(KEEPER), somebody(OFFICE_OF_JUSTICE)
    sent("UBND xã Đồi")
    assert report.agency_id == agency(OFFICE_OF_JUSTICE).id
    for _ in range(2):
        asked = ask_for_reports(keeper, KEY, QUARTER)
    assert asked == Report.objects.filter(state="draft").count()
    assert Message.objects.filter(account_id=hoa.account_id).count() == 1


def test_the_keeper_sees_all_and_an_agency_its_own() -> None:
    sent()
    page = quarter_page(somebody(KEEPER), KEY, QUARTER, text="tu phap")
    assert [row.agency for row in page.rows] == [OFFICE_OF_JUSTICE]
    assert page.counts["sent"] == 1
    assert OFFICE_OF_JUSTICE not in page.missing
    assert [one.number for one in page.tasks] == [1, 2, 3, 5]
    justice = somebody(OFFICE_OF_JUSTICE)
    with pytest.raises(NotYoursError):
        quarter_page(justice, KEY, QUARTER)
    own = reports_page(justice, KEY)
    assert [row.agency for row in own.own] == [OFFICE_OF_JUSTICE]
    assert own.quarters == ()


def test_lists_ask_a_bounded_number_of_queries(django_assert_max_num_queries: Any) -> None:
    sent()
    keeper = somebody(KEEPER)
    with django_assert_max_num_queries(9):
        quarter_page(keeper, KEY, QUARTER)


def test_a_page_keeps_what_was_typed_when_somebody_was_faster() -> None:
    report, leader = opened(), somebody(OFFICE_OF_JUSTICE, Role.LEADER)
    client, address = client_of(leader), reverse("plan:report", args=[report.id])
    typed = {"deed": "save", "revision": "0", "assessment": "Viết lần một"}
    assert client.post(address, typed).status_code == 302
    again = client.post(address, {**typed, "assessment": "Viết lần hai"})
    assert again.status_code == 409
    assert "Viết lần hai" in again.content.decode()
    assert client.post(address, {**typed, "deed": "send", "revision": "1"}).status_code == 302
    assert client.get(reverse("plan:reports", args=[KEY])).status_code == 200
    stale = client.post(address, {"deed": "send", "revision": "1"})
    assert stale.status_code == 409
    with pytest.raises(StaleError):
        save_report(leader, report.id, NOTHING, revision=99)


def test_the_keeper_works_through_the_pages() -> None:
    report, keeper = sent(), somebody(KEEPER)
    client = client_of(keeper)
    list_page = reverse("plan:quarter", args=[KEY, QUARTER.code])
    assert OFFICE_OF_JUSTICE in client.get(list_page).content.decode()
    address = reverse("plan:report", args=[report.id])
    refused = client.post(address, {"deed": "return", "revision": report.revision, "reason": ""})
    assert refused.status_code == 422
    assert "Ghi lý do trả lại" in refused.content.decode()
    gather = reverse("plan:gather", args=[KEY, QUARTER.code])
    assert client.post(gather, {"report": str(report.id)}).status_code == 302
    report.refresh_from_db()
    assert report.state == "accepted"
