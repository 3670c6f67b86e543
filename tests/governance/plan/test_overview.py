"""Who leads reads on one page what is red, why, since when, and who owes it."""

from datetime import date, datetime
from typing import Any

import pytest
from tests.factories.directory import BEFORE
from tests.factories.dossiers import load_mini
from tests.factories.identity import actor_of, make_official_account
from tests.factories.plan import KEEPER, KEY, OFFICE_OF_JUSTICE, agency, part_of

from hamrong.governance.plan.actions.report_progress import Said, report_progress
from hamrong.governance.plan.queries.overview import overview
from hamrong.governance.plan.rules.state import Sign, State
from hamrong.kernel.actor.interface import Actor, NotYoursError, Role
from hamrong.kernel.calendar.interface import VIETNAM, clock_at


@pytest.fixture(autouse=True)
def province(db: None, settings: Any) -> None:
    settings.ORGANISATION_DATE = BEFORE
    load_mini()


def somebody(short_name: str, role: Role = Role.SPECIALIST) -> Actor:
    return actor_of(make_official_account(agency(short_name).id, role))


def on(year: int, month: int, day: int) -> Any:
    return clock_at(datetime(year, month, day, 9, tzinfo=VIETNAM))


def test_what_is_late_comes_first_with_who_owes_and_since_when() -> None:
    keeper = somebody(KEEPER)
    with on(2020, 3, 1):
        part = part_of(KEEPER, 1)
        report_progress(keeper, part.id, Said(State.DONE, 100), revision=0)
    with on(2021, 1, 10):
        page = overview(keeper, KEY)
    first = page.red[0]
    assert (first.number, first.sign) == (1, Sign.OVERDUE)
    assert (first.since, first.days) == (date(2020, 12, 31), 10)
    assert KEEPER not in [who for _, who in first.named]
    assert OFFICE_OF_JUSTICE in [one.who for one in page.owing]
    assert [(w.number, w.watcher) for w in page.waiting] == [(2, KEEPER)]
    signs = [task.sign for task in page.red]
    assert signs == sorted(signs, key=list(Sign).index)


def test_an_agency_that_carries_parts_does_not_read_everybody_s() -> None:
    with pytest.raises(NotYoursError):
        overview(somebody(OFFICE_OF_JUSTICE), KEY)


def test_the_page_asks_a_bounded_number_of_queries(django_assert_max_num_queries: Any) -> None:
    keeper = somebody(KEEPER)
    with django_assert_max_num_queries(32):
        overview(keeper, KEY)
