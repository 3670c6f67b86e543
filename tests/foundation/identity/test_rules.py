import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrong.foundation.identity.rules import (
    FEMALE,
    MALE,
    login_names,
    read_personal_id,
)


@pytest.mark.parametrize(
    ("number", "sex", "year"),
    [("038090001234", MALE, 1990), ("038185001234", FEMALE, 1985), ("038 205 001 234", MALE, 2005)],
)
def test_a_number_tells_sex_and_year(number: str, sex: str, year: int) -> None:
    read = read_personal_id(number, this_year=2026)
    assert (read.province, read.sex, read.birth_year) == ("038", sex, year)


@given(st.text(max_size=20))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(ValueError):
        assert read_personal_id(text, this_year=2026).birth_year <= 2026


def test_a_birth_in_the_future_is_refused() -> None:
    with pytest.raises(ValueError, match="future"):
        read_personal_id("038299001234", this_year=2026)


def test_a_login_may_be_a_phone_or_a_name() -> None:
    assert login_names(" CanBo1 ") == ("canbo1",)
    assert login_names("0912 345 678")[0] == "0912345678"
