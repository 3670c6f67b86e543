"""The chain of a bundle: every member starts once or is dropped, and the whole always ends."""

from hypothesis import given
from hypothesis import strategies as st

from hamrong.service.bundles.rules import OVER, Member, MemberState, next_step, problems


def member(key: str, *after: str) -> Member:
    return Member(key=key, procedure="1.000001", groups=("applicant",), after=after)


@st.composite
def bundles(draw: st.DrawFn) -> list[Member]:
    """Any members, each after some of those before it."""
    made: list[Member] = []
    for number in range(draw(st.integers(2, 7))):
        before = [one.key for one in made]
        after = draw(st.lists(st.sampled_from(before), unique=True)) if before else []
        made.append(member(f"m{number}", *after))
    return made


@given(bundles(), st.randoms())
def test_every_member_starts_once_or_never_and_the_whole_ends(
    members: list[Member], luck: object
) -> None:
    states = {one.key: MemberState.WAITING for one in members}
    started: list[str] = []
    for _round in range(len(members) * 2 + 1):
        step = next_step(members, states)
        for key in step.drop:
            assert key not in started
            states[key] = MemberState.DROPPED
        for key in step.start:
            assert all(states[one] is MemberState.DONE for one in _after(members, key))
            started.append(key)
            states[key] = MemberState.RUNNING
        running = [key for key, state in states.items() if state is MemberState.RUNNING]
        if not running:
            break
        ended = luck.choice(running)  # type: ignore[attr-defined]
        ends = [MemberState.DONE, MemberState.FAILED]
        states[ended] = luck.choice(ends)  # type: ignore[attr-defined]
    assert len(started) == len(set(started))
    assert set(states.values()) <= OVER
    assert next_step(members, states).over


def _after(members: list[Member], key: str) -> tuple[str, ...]:
    return next(one.after for one in members if one.key == key)


def test_what_cannot_come_any_more_is_dropped_with_all_that_waits_for_it() -> None:
    chain = [member("a"), member("b", "a"), member("c", "b"), member("d")]
    states = dict.fromkeys("abcd", MemberState.WAITING)
    states["a"] = MemberState.FAILED
    step = next_step(chain, states)
    assert (step.start, step.drop, step.over) == (("d",), ("b", "c"), False)


def test_members_come_only_after_members_given_before_them() -> None:
    wrong = [member("a", "b"), member("b"), member("b")]
    assert problems(wrong) == [
        ("b is no member given before a", 0, "after"),
        ("the member b is given twice", 2, "key"),
    ]
    assert problems([member("a"), member("b", "a")]) == []
