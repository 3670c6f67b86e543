"""Days that contradict each other are told where they stand, and what may be right is not."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.forms import somewhere

from hamrong.service.forms.rules.definition import Definition
from hamrong.service.forms.rules.doubting import doubts
from hamrong.service.forms.rules.judging import findings
from hamrong.service.forms.rules.notation import DefinitionError, resolve, shared_parts
from hamrong.service.forms.rules.parse import parse
from hamrong.service.forms.rules.reading import Fault, Setting

SETTING = Setting(today=date(2026, 6, 1), find_area=somewhere)
DAYS = st.dates(date(1950, 1, 1), date(2026, 6, 1))
STAY = {"key": "stays", "label": "Các lần ở", "type": "rows"}


def form(after: str = "birth_year") -> Definition:
    """Return a form that asks when somebody was born, died, was buried, and where they stayed."""
    columns = [
        {"key": "since", "label": "Từ ngày", "type": "date"},
        {"key": "until", "label": "Đến ngày", "type": "date", "not_before": "since"},
    ]
    person = [
        {"key": "birth_date", "label": "Ngày sinh", "type": "date"},
        {"key": "birth_year", "label": "Năm sinh", "type": "year"},
        {"key": "died_on", "label": "Ngày chết", "type": "date", "not_before": after},
        {**STAY, "columns": columns},
    ]
    buried = {"key": "on", "label": "Ngày an táng", "type": "date"}
    groups = [
        {"key": "person", "title": "Người chết", "fields": person},
        {
            "key": "burial",
            "title": "An táng",
            "fields": [{**buried, "not_before": "person.died_on"}],
        },
    ]
    source = {"key": "tt-x", "version": "1", "title": "Tờ khai", "groups": groups}
    return parse(resolve(source, shared_parts({})))


FORM = form()


def faults(answers: dict[str, dict[str, Any]]) -> dict[str, Fault | None]:
    return {f.name: f.reading.fault for f in findings(FORM, answers, {}, SETTING)}


@given(DAYS, DAYS)
def test_a_day_before_the_one_it_follows_is_a_mistake_and_no_other_is(died: date, on: date) -> None:
    answers = {"person": {"died_on": died.isoformat()}, "burial": {"on": on.isoformat()}}
    assert faults(answers) == ({"on": Fault.BEFORE_ANOTHER} if on < died else {})


@given(st.integers(1950, 2026), DAYS)
def test_beside_a_year_only_the_year_counts(born: int, died: date) -> None:
    answers = {"person": {"birth_year": born, "died_on": died.isoformat()}}
    assert faults(answers) == ({"died_on": Fault.BEFORE_ANOTHER} if died.year < born else {})


@given(DAYS, DAYS)
def test_rows_are_compared_within_themselves(since: date, until: date) -> None:
    row = {"since": since.isoformat(), "until": until.isoformat()}
    told = faults({"person": {"stays": [{"since": "2020-01-01"}, row]}})
    assert told == ({"stays-1-until": Fault.BEFORE_ANOTHER} if until < since else {})


def test_where_the_other_is_not_known_there_is_no_order() -> None:
    assert faults({"person": {"died_on": "1960-01-01"}}) == {}


@pytest.mark.parametrize("after", ["stays", "nothing", "burial.on", "elsewhere.on"])
def test_only_a_date_or_year_asked_before_can_be_followed(after: str) -> None:
    with pytest.raises(DefinitionError, match="no date or year asked before"):
        form(after)


def test_a_birth_told_in_two_ways_is_worth_a_second_look() -> None:
    (found,) = doubts(FORM, {"person": {"birth_date": "1985-03-05", "birth_year": 1950}})
    assert (found.name, found.reading.fault) == ("birth_year", Fault.ANOTHER_YEAR_THAN_THE_DATE)
    assert not list(doubts(FORM, {"person": {"birth_date": "1985-03-05", "birth_year": 1985}}))
