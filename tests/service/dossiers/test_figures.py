"""A leader's figures: from counts for what is closed, by looking for what is open."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.factories.counted import checked, counted_dossier, rated
from tests.factories.dossiers import load_mini, office

from hamrong.kernel.calendar.interface import now
from hamrong.service.dossiers.models import Dossier
from hamrong.service.dossiers.queries.figures import figures
from hamrong.service.dossiers.queries.rating import satisfied_this_year
from hamrong.service.dossiers.rules import State

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def province(db: None, settings: Any, tmp_path: Path) -> None:
    settings.ORGANISATION_DATE = date(2024, 1, 2)
    settings.FILES_FOLDER = tmp_path
    load_mini()


def test_open_and_closed_dossiers_are_counted_together(django_assert_num_queries: Any) -> None:
    people, at = office(), now()
    day = timedelta(days=1)
    known: list[tuple[State, bool]] = [
        (State.SUBMITTED, True),
        (State.ACCEPTED, False),
        (State.ACCEPTED, True),
        (State.SUPPLEMENT, True),
        (State.FINISHED, True),
        (State.FINISHED, False),
        (State.RETURNED, True),
        (State.RETURNED, False),
        (State.RETURNED, False),
        (State.REFUSED, True),
        (State.WITHDRAWN, True),
    ]
    for state, in_time in known:
        row = counted_dossier(people.agency_id, at - 3 * day, at - day)
        due_at = at + day if in_time else at - 2 * day
        Dossier.objects.filter(id=row.id).update(state=state, due_at=due_at)
    checked(row, "a", original=1)
    figures(people.leader)
    with django_assert_num_queries(5):
        found = figures(people.leader)
    assert {state: n for state, n in found.by_state.items() if n} == {
        state: [one for one, _ in known].count(state) for state in {one for one, _ in known}
    }
    (line,) = found.agencies
    assert (line.waiting, line.handling, line.paused, line.overdue) == (1, 2, 1, 1)
    assert (line.finished_on_time, line.finished_late) == (2, 3)
    assert (line.digitised.taken_in, line.digitised.done) == (1, 0)
    assert (found.overdue, found.on_time, found.late) == (1, 2, 3)


def test_the_share_of_the_year_is_that_of_the_led_agencies() -> None:
    people, others, at = office(), office(area_code="90102"), now()
    for points in (2, 1, 1, 0, 2):
        rated(counted_dossier(people.agency_id, at, at), at, points)
    rated(counted_dossier(others.agency_id, at, at), at, 0)
    assert satisfied_this_year(people.leader) == 80
    assert satisfied_this_year(others.leader) is None
