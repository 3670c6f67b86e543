"""Texts fit where they go; tries end."""

from hypothesis import given
from hypothesis import strategies as st

from hamrong.kernel.notify.rules import WAITS, shortened, subject_line, wait_after


@given(st.text(), st.integers(min_value=1, max_value=200))
def test_a_shortened_text_never_exceeds_its_limit(text: str, limit: int) -> None:
    short = shortened(text, limit)
    assert len(short) <= limit
    assert short == text or short.endswith("…")


@given(st.text())
def test_a_subject_is_always_one_line(text: str) -> None:
    assert len(subject_line(text).splitlines()) <= 1


def test_waits_grow_and_tries_end() -> None:
    waits = [wait_after(n) for n in range(1, len(WAITS) + 1)]
    assert waits == sorted(WAITS)
    assert wait_after(len(WAITS) + 1) is None
