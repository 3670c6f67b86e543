from hypothesis import given
from hypothesis import strategies as st

from hamrong.governance.plan.rules.report import (
    Content,
    Deed,
    Line,
    after,
    as_stored,
    merged,
    read_content,
)
from hamrong.governance.plan.rules.state import Part, State

LINES = st.builds(
    Line,
    number=st.integers(1, 5),
    title=st.just("x"),
    part=st.sampled_from(Part),
    party=st.just(""),
    state=st.sampled_from(State),
    percent=st.integers(0, 100),
    before_state=st.sampled_from(State),
    before_percent=st.integers(0, 100),
    result=st.text(max_size=5),
)
CONTENTS = st.builds(Content, st.lists(LINES, max_size=4).map(tuple), st.text(max_size=5))


@given(st.lists(st.tuples(st.sampled_from("ABC"), CONTENTS), max_size=4))
def test_merging_loses_no_line(reports: list[tuple[str, Content]]) -> None:
    lines = [line for _, content in reports for line in content.lines]
    told = merged(reports)
    assert sum(sum(task.states.values()) for task in told) == len(lines)
    assert sum(len(task.said) for task in told) == sum(bool(line.result) for line in lines)


@given(CONTENTS)
def test_a_content_is_read_back_as_it_was(content: Content) -> None:
    assert read_content(as_stored(content)) == content


@given(st.sampled_from(Deed), st.sampled_from(["draft", "sent", "returned", "accepted"]))
def test_only_what_was_sent_is_judged(deed: Deed, state: str) -> None:
    then = after(deed, state)
    if deed in {Deed.ACCEPT, Deed.RETURN}:
        assert (then is not None) == (state == "sent")
