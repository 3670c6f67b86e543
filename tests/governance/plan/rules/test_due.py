from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrong.governance.plan.rules.due import DueKind, due_of


@pytest.mark.parametrize(
    ("said", "kind", "on"),
    [
        ("2019-Q2", DueKind.QUARTER, date(2019, 6, 30)),
        ("2019-Q4", DueKind.QUARTER, date(2019, 12, 31)),
        (2020, DueKind.YEAR, date(2020, 12, 31)),
        ("2019-2020", DueKind.YEARS, date(2020, 12, 31)),
        ("2019-05-15", DueKind.DAY, date(2019, 5, 15)),
        ("continuous", DueKind.CONTINUOUS, None),
        ("yearly", DueKind.YEARLY, None),
        ({"after": "Sau khi có khung"}, DueKind.AFTER, None),
        ({"per": "Theo Nghị định 61"}, DueKind.PER, None),
    ],
)
def test_every_way_a_plan_says_by_when_is_read(said: object, kind: DueKind, on: object) -> None:
    due = due_of(said)
    assert (due.kind, due.on) == (kind, on)
    assert due.text
    assert due.waits == (kind is DueKind.AFTER)


@pytest.mark.parametrize("said", ["soon", "2019-13-01", {"when": "never"}, ""])
def test_what_says_nothing_known_is_refused(said: object) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        due_of(said)


@given(st.integers(1990, 2100), st.integers(1, 4))
def test_a_quarter_is_due_on_the_last_day_of_its_last_month(year: int, number: int) -> None:
    on = due_of(f"{year}-Q{number}").on
    assert on is not None
    assert (on.year, on.month) == (year, number * 3)
    assert date.fromordinal(on.toordinal() + 1).day == 1
