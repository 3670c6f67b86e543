"""When units are merged, divided or abolished their parts go to the heirs, and nothing is lost."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.directory import BEFORE
from tests.factories.dossiers import load_mini
from tests.factories.identity import actor_of, make_official_account
from tests.factories.plan import KEY, agency, part_of, reported

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.reorganisation import interface as reorganisation
from hamrong.governance.plan.actions.judge_report import return_report
from hamrong.governance.plan.actions.open_items import open_items
from hamrong.governance.plan.actions.open_reports import open_reports
from hamrong.governance.plan.actions.write_report import Written, send_report
from hamrong.governance.plan.models import Assignment, Plan, Report, Task
from hamrong.governance.plan.queries.last_reports import last_reports
from hamrong.governance.plan.queries.part_page import part_page
from hamrong.governance.plan.rules.quarter import Quarter
from hamrong.governance.plan.rules.state import State, fault_of, joined
from hamrong.kernel.actor.interface import SYSTEM, Actor, NotYoursError, Role
from hamrong.kernel.calendar.interface import clock_at, now, today
from hamrong.kernel.jobs.interface import run_pending
from hamrong.kernel.work.models import WorkItem

ON = date(2025, 7, 1)
STANDINGS = st.tuples(st.sampled_from(State), st.integers(0, 100)).filter(
    lambda one: not fault_of(*one)
)


@pytest.fixture
def before(db: None, settings: Any, tmp_path: Path) -> None:
    settings.ORGANISATION_DATE = BEFORE
    settings.FILES_FOLDER = tmp_path
    load_mini()
    for task in Task.objects.all():
        open_items(task.id)


def reorganise(settings: Any) -> None:
    settings.ORGANISATION_DATE = None
    assert today() > ON
    reorganisation.begin(SYSTEM, ON)
    run_pending()


def official(agency_id: Any) -> Actor:
    return actor_of(make_official_account(agency_id, Role.SPECIALIST, full_name="Lê Thị Hoa"))


def least(heir: Assignment) -> int:
    return min(part.percent for part in heir.predecessors.all())


@pytest.mark.usefixtures("before")
def test_no_agency_that_ended_carries_anything_and_every_task_keeps_somebody(settings: Any) -> None:
    carried = set(Task.objects.filter(assignments__valid_to=None).values_list("id", flat=True))
    reorganise(settings)
    open_parts = Assignment.objects.filter(valid_to=None)
    living = {agency.id for agency in directory.agencies_by_rank()}
    assert {part.agency_id for part in open_parts} <= living
    assert set(open_parts.values_list("task_id", flat=True)) == carried
    keys = [(p.task_id, p.agency_id, p.party) for p in open_parts]
    assert len(keys) == len(set(keys))


@pytest.mark.usefixtures("before")
def test_merged_communes_share_one_part_in_which_all_reports_are_read(settings: Any) -> None:
    first, second = part_of("UBND xã Đồi", 3), part_of("UBND xã Rừng", 3)
    reported(official(first.agency_id), first, percent=40)
    reported(official(second.agency_id), second, percent=60)
    reorganise(settings)
    heir = part_of("UBND xã Đồi Rừng", 3)
    assert (heir.state, heir.percent) == ("under_way", least(heir))
    for gone in (first, second):
        gone.refresh_from_db()
        assert (gone.successor_id, gone.valid_to) == (heir.id, ON)
    page = part_page(official(heir.agency_id), heir.id)
    assert sorted((one.percent, one.agency) for one in page.reports) == [
        (40, "UBND xã Đồi"),
        (60, "UBND xã Rừng"),
    ]


@pytest.mark.usefixtures("before")
def test_what_waited_waits_at_the_heir_once(settings: Any) -> None:
    reorganise(settings)
    for part in Assignment.objects.all():
        waiting = WorkItem.objects.filter(matter_id=part.matter_id, ended_at=None)
        assert waiting.count() == (part.valid_to is None)
        assert all(item.agency_id == part.agency_id for item in waiting)


@pytest.mark.usefixtures("before")
def test_running_it_again_moves_nothing(settings: Any) -> None:
    reorganise(settings)
    stood = set(Assignment.objects.values_list("id", "valid_to"))
    reorganise(settings)
    assert set(Assignment.objects.values_list("id", "valid_to")) == stood


@given(STANDINGS, STANDINGS)
def test_two_parts_make_a_finished_one_only_if_both_are(
    one: tuple[State, int], other: tuple[State, int]
) -> None:
    state, percent = joined(one, other)
    assert joined(other, one) == (state, percent)
    assert not fault_of(state, percent)
    assert (state is State.DONE) == (one[0] is other[0] is State.DONE)


@pytest.mark.usefixtures("before")
def test_a_report_still_open_is_finished_by_the_heir(settings: Any) -> None:
    quarter = Quarter(2025, 2)
    plan = Plan.objects.get(key=KEY)
    Plan.objects.update(ends_on=date(2026, 12, 31))
    plan.refresh_from_db()
    first, second = part_of("UBND xã Đồi", 3), part_of("UBND xã Rừng", 3)
    reported(official(first.agency_id), first, percent=40)
    reported(official(second.agency_id), second, percent=60)
    with clock_at(quarter.closed_at() + timedelta(days=1)):
        open_reports(plan, quarter)
    reorganise(settings)
    heir = part_of("UBND xã Đồi Rừng", 3).agency_id
    leader = actor_of(make_official_account(heir, Role.LEADER))
    report = Report.objects.get(quarter=2, agency_id=first.agency_id)
    item = WorkItem.objects.get(matter_id=report.matter_id, ended_at=None)
    assert item.agency_id == heir
    send_report(leader, report.id, Written({}, "Tốt", ""), revision=0)
    report.refresh_from_db()
    assert report.state == "sent"
    stranger = actor_of(make_official_account(agency("Sở Tư pháp").id, Role.LEADER))
    with pytest.raises(NotYoursError):
        send_report(stranger, report.id, Written({}, "", ""), revision=1)
    keeper = official(plan.keeper_id)
    return_report(keeper, report.id, "Thiếu số liệu", revision=report.revision)
    again = WorkItem.objects.get(matter_id=report.matter_id, ended_at=None)
    assert again.agency_id == heir


@pytest.mark.usefixtures("before")
def test_an_heir_finds_in_its_draft_what_those_before_it_reported(settings: Any) -> None:
    first, second = part_of("UBND xã Đồi", 3), part_of("UBND xã Rừng", 3)
    reported(official(first.agency_id), first, percent=40)
    reported(official(second.agency_id), second, percent=60)
    reorganise(settings)
    heir = part_of("UBND xã Đồi Rừng", 3)
    told = last_reports(Plan.objects.get(key=KEY), now())[heir.id]
    assert (told.state, told.percent) == (heir.state, least(heir))
    assert told.result == "Đã tập huấn."
