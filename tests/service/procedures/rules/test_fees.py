"""What is paid: by units, tiers and caps, on a day and by a channel."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrong.service.procedures.rules.fees import Exemption, Fee, Tier, amount_of, price_of

# Certified copies: Circular 226/2016/TT-BTC, article 4.
COPY = Fee("Phí", 2_000, per="trang", tiers=(Tier(1, 2_000), Tier(3, 1_000)), cap=200_000)


@pytest.mark.parametrize(
    ("pages", "fee"),
    [(1, 2_000), (2, 4_000), (3, 5_000), (198, 200_000), (199, 200_000), (500, 200_000)],
)
def test_certified_copies_cost_by_the_page_up_to_the_cap(pages: int, fee: int) -> None:
    assert price_of(COPY, pages, unit_amount=2_000) == fee


@given(st.integers(1, 10_000))
def test_one_more_page_never_costs_less(pages: int) -> None:
    one, more = (price_of(COPY, count, unit_amount=2_000) for count in (pages, pages + 1))
    assert one <= more <= 200_000


@given(st.integers(1, 1_000), st.integers(0, 10**6))
def test_without_tiers_every_unit_costs_the_same(units: int, amount: int) -> None:
    assert price_of(Fee("Phí", amount, per="bản"), units, unit_amount=amount) == units * amount


def test_nothing_is_not_priced() -> None:
    with pytest.raises(ValueError, match="at least one unit"):
        price_of(COPY, 0, unit_amount=2_000)


@pytest.mark.parametrize(
    ("online", "day", "amount"),
    [
        (True, date(2023, 11, 30), 135_000),
        (True, date(2023, 12, 1), 115_000),
        (True, date(2025, 12, 31), 115_000),
        (True, date(2026, 1, 1), 135_000),
        (False, date(2024, 6, 1), 135_000),
    ],
)
def test_a_reduction_online_holds_between_its_days(*, online: bool, day: date, amount: int) -> None:
    licence = Fee(
        "Lệ phí",
        135_000,
        online_amount=115_000,
        online_since=date(2023, 12, 1),
        online_until=date(2025, 12, 31),
    )
    assert amount_of(licence, online=online, on=day) == amount


def test_an_exemption_holds_for_the_lines_it_names_or_for_all() -> None:
    assert Exemption("a", "Trẻ em", 100, "", "").holds_for("phi")
    named = Exemption("a", "Trẻ em", 100, "", "", fees=("phi",))
    assert (named.holds_for("phi"), named.holds_for("ban-them")) == (True, False)
