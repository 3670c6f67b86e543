import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrong.foundation.directory.rules import AgencyCode, parse_code

numbers = st.lists(st.integers(1, 99), max_size=2).map(tuple)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("000.00.14.H56", AgencyCode("H56", (14,))),
        ("000.17.22.H56", AgencyCode("H56", (22, 17))),
        ("H56.14", AgencyCode("H56", (14,))),
        ("000.00.00.H56", AgencyCode("H56", ())),
        ("H56.101", AgencyCode("H56", (101,))),
    ],
)
def test_codes_seen_in_real_dossiers_are_read(text: str, code: AgencyCode) -> None:
    assert parse_code(text) == code


@given(numbers)
def test_both_forms_say_the_same(ordinals: tuple[int, ...]) -> None:
    code = AgencyCode("H56", ordinals)
    assert parse_code(code.old()) == parse_code(code.new()) == code


@pytest.mark.parametrize("text", ["", "H5", "000.00.14", "000.17.00.H56", "h56.14", "H56.1", "x"])
def test_what_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"code|unit"):
        parse_code(text)


def test_a_large_number_has_no_old_form() -> None:
    with pytest.raises(ValueError, match="no form"):
        AgencyCode("H56", (101,)).old()
