from datetime import date

import pytest

from hamrong.kernel.calendar.actions.load_calendar import load_calendar
from hamrong.kernel.calendar.interface import calendar_for
from hamrong.kernel.pack.interface import open_pack


@pytest.mark.django_db
def test_the_swaps_of_the_pack_are_kept_and_loaded_once() -> None:
    pack = open_pack("thanhhoa")
    assert load_calendar(pack).changed == 2
    assert load_calendar(pack).changed == 0
    assert not calendar_for().is_working_day(date(2019, 4, 29))
    assert calendar_for().is_working_day(date(2019, 5, 4))
