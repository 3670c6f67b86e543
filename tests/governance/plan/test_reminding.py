"""What comes due is told in time and once; what has long been due, to the committee."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.directory import BEFORE
from tests.factories.dossiers import load_mini
from tests.factories.identity import actor_of, make_official_account
from tests.factories.plan import KEEPER, KEY, OFFICE_OF_JUSTICE, agency, part_of

from hamrong.foundation.identity.interface import Account
from hamrong.governance.plan.actions.meet_condition import Met, meet_condition
from hamrong.governance.plan.actions.open_items import open_items
from hamrong.governance.plan.actions.remind import remind
from hamrong.governance.plan.actions.report_progress import Said, report_progress
from hamrong.governance.plan.models import Member, Plan
from hamrong.governance.plan.queries.part_page import part_page
from hamrong.governance.plan.rules.reminding import Stage, stage_on
from hamrong.governance.plan.rules.state import State
from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError, Role, StaleError
from hamrong.kernel.calendar.interface import VIETNAM, clock_at
from hamrong.kernel.notify.models import Message
from hamrong.kernel.work.models import WorkItem

DUE = date(2020, 12, 31)
DAYS = st.dates(date(2019, 1, 1), date(2022, 1, 1))


@pytest.fixture
def hoa(db: None, settings: Any) -> Actor:
    settings.ORGANISATION_DATE = BEFORE
    load_mini()
    return actor_of(make_official_account(agency(KEEPER).id, Role.SPECIALIST))


def on(day: date) -> Any:
    return clock_at(datetime(day.year, day.month, day.day, 8, tzinfo=VIETNAM))


def told(actor: Actor) -> list[str]:
    return list(
        Message.objects.filter(account_id=actor.account_id).values_list("template", flat=True)
    )


def test_an_agency_hears_of_each_stage_once(hoa: Actor) -> None:
    heard = []
    for days in (40, 30, 29, 7, 1, 0, -1, -2, -15, -60):
        with on(DUE - timedelta(days=days)):
            remind()
            remind()
        heard.append(len(told(hoa)))
    assert heard == [0, 1, 1, 2, 3, 3, 4, 4, 5, 5]


def test_what_is_done_or_waits_for_its_condition_is_not_reminded_of(hoa: Actor) -> None:
    part = part_of(KEEPER, 1)
    report_progress(hoa, part.id, Said(State.DONE, 100), revision=0)
    justice = actor_of(make_official_account(agency(OFFICE_OF_JUSTICE).id, Role.SPECIALIST))
    with on(DUE):
        remind()
    assert told(hoa) == []
    assert [one.number for one in [part_page(justice, part_of(OFFICE_OF_JUSTICE, 2).id).row]] == [2]
    assert part_of(OFFICE_OF_JUSTICE, 2).told_stage == Stage.FAR


def test_the_committee_hears_of_what_has_long_been_late(hoa: Actor) -> None:
    chairman = make_official_account(agency(KEEPER).id, Role.LEADER)
    Member.objects.create(
        plan=Plan.objects.get(key=KEY),
        body="committee",
        standing="head",
        name="Lê Văn Chủ",
        title="Chủ tịch UBND tỉnh",
        official_id=chairman.official_id,
        valid_from=date(2020, 1, 1),
    )
    with on(DUE + timedelta(days=14)):
        remind()
    assert "plan.escalated" not in told(actor_of(chairman))
    with on(DUE + timedelta(days=15)):
        remind()
        remind()
    assert told(actor_of(chairman)).count("plan.escalated") == 1


def test_a_condition_that_came_true_gives_everybody_the_new_day(hoa: Actor) -> None:
    part = part_of(OFFICE_OF_JUSTICE, 2)
    open_items(part.task_id)
    met = Met(date(2020, 5, 4), date(2020, 9, 30), "Quyết định 2323/QĐ-BTTTT")
    with pytest.raises(NotYoursError):
        other = make_official_account(agency(OFFICE_OF_JUSTICE).id, Role.SPECIALIST)
        meet_condition(actor_of(other), KEY, 2, met, revision=0)
    meet_condition(hoa, KEY, 2, met, revision=0)
    with pytest.raises(StaleError):
        meet_condition(hoa, KEY, 2, met, revision=0)
    assert part_page(hoa, part.id).row.due_on == date(2020, 9, 30)
    due: datetime = WorkItem.objects.get(matter_id=part.matter_id).due_at
    assert due.date() == date(2020, 9, 30)


@pytest.mark.parametrize(
    ("met", "field"),
    [
        (Met(date(2999, 1, 1), date(2999, 2, 1), "x"), "on"),
        (Met(date(2020, 5, 4), date(2020, 5, 3), "x"), "due_on"),
        (Met(date(2020, 5, 4), date(2020, 6, 3), " "), "proof"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(hoa: Actor, met: Met, field: str) -> None:
    with pytest.raises(RefusedError) as refused:
        meet_condition(hoa, KEY, 2, met, revision=0)
    assert refused.value.field == field


def test_the_page_keeps_what_was_typed(hoa: Actor) -> None:
    client = Client()
    client.force_login(Account.objects.get(id=hoa.account_id))
    address = reverse("plan:condition", args=[KEY, 2])
    typed = {"on": "04/05/2020", "due_on": "03/05/2020", "proof": "QĐ 2323", "revision": "0"}
    answer = client.post(address, typed)
    assert answer.status_code == 422
    assert 'value="QĐ 2323"' in answer.content.decode()
    assert client.post(address, {**typed, "due_on": "30/09/2020"}).status_code == 302
    page = client.get(reverse("plan:task", args=[KEY, 2])).content.decode()
    assert "Đã xảy ra ngày 04/05/2020" in page


@given(DAYS, DAYS)
def test_stages_only_rise_as_days_pass(due: date, today: date) -> None:
    assert stage_on(due, today) <= stage_on(due, today + timedelta(days=1))
    assert (stage_on(due, today) >= Stage.OVERDUE) == (today > due)
