from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from hamrong.governance.plan.rules.target import Share, Verdict, verdict

SHARES = st.integers(1, 10_000).flatmap(
    lambda of: st.builds(Share, st.integers(0, of), st.just(of))
)


def test_a_rounded_share_does_not_meet_what_the_exact_one_misses() -> None:
    share = Share(1996, 10_000)
    assert share.percent == Decimal("20.0")
    assert verdict(share, Decimal(20)) is Verdict.NEAR


def test_nothing_of_nothing_is_no_value() -> None:
    assert Share(0, 0).percent is None
    assert verdict(Share(0, 0), Decimal(20)) is Verdict.UNMEASURED
    assert verdict(None, Decimal(20)) is Verdict.UNMEASURED


@given(SHARES, st.decimals(0, 100, places=2))
def test_more_is_never_judged_worse(share: Share, wanted: Decimal) -> None:
    order = (Verdict.MISSED, Verdict.NEAR, Verdict.MET)
    more = Share(min(share.numerator + 1, share.denominator), share.denominator)
    assert order.index(verdict(more, wanted)) >= order.index(verdict(share, wanted))
    assert verdict(Share(share.denominator, share.denominator), wanted) is Verdict.MET
