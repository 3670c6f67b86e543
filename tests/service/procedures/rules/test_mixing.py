"""In one list of results nothing is lost, and what can be filed comes first."""

from hypothesis import given
from hypothesis import strategies as st

from hamrong.service.procedures.rules.mixing import AHEAD, MOST_ANSWERS, asks_for_agency, mixed

Scored = list[tuple[float, str]]


def scored(name: str) -> st.SearchStrategy[Scored]:
    def best_first(scores: list[float]) -> Scored:
        ordered = sorted(scores, reverse=True)
        return [(score, f"{name}{place}") for place, score in enumerate(ordered)]

    return st.lists(st.floats(0.3, 3), max_size=30).map(best_first)


@given(
    procedures=scored("p"),
    answers=scored("a"),
    agencies=st.lists(st.just("x"), max_size=3),
    first=st.booleans(),
)
def test_every_procedure_and_agency_stands_once_in_its_order(
    procedures: Scored, answers: Scored, agencies: list[str], *, first: bool
) -> None:
    got = mixed(procedures, answers, agencies, agencies_first=first)
    assert [one for one in got if one[0] == "p"] == [name for _, name in procedures]
    told = [one for one in got if one[0] == "a"]
    assert told == [name for _, name in answers[: len(told)]]
    assert len(told) <= MOST_ANSWERS
    assert got.count("x") == len(agencies)


@given(scored("p"), scored("a"))
def test_only_what_fits_clearly_better_stands_before_the_best_procedure(
    procedures: Scored, answers: Scored
) -> None:
    got = mixed(procedures, answers, [], agencies_first=False)
    if procedures:
        ahead = got[: got.index("p0")]
        scores = {name: score for score, name in answers}
        assert all(scores[name] >= procedures[0][0] + AHEAD for name in ahead)


def test_words_about_an_agency_ask_for_nothing_else() -> None:
    assert asks_for_agency(["so", "dien", "thoai", "cua"], frozenset({"cua"}))
    assert not asks_for_agency(["khai", "sinh", "o"], frozenset())
