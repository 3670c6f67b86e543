"""Answers leave one well-defined checklist, whatever they are; what is open stays a condition."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.packs import PACKS
from tests.service.procedures.rules.test_procedure import view

from hamrong.service.dossiers.interface import Capacity
from hamrong.service.procedures.models import Procedure, ProcedureVersion
from hamrong.service.procedures.queries.procedure import questions_in, view_of
from hamrong.service.procedures.rules.conditions import (
    CASE,
    SELF,
    Option,
    Question,
    Requirement,
    Standing,
    combinations,
    read_answers,
    standing_of,
)
from hamrong.service.procedures.rules.fees import Fee
from hamrong.service.procedures.rules.fitting import (
    case_key_of,
    fit,
    marked_fees,
    open_questions,
)
from hamrong.service.procedures.rules.procedure import (
    Document,
    ProcedureView,
    Way,
    fee_total,
    fees_for,
)
from hamrong.service.procedures.rules.soundness import troubles

DAY = date(2024, 1, 2)
LATE = Question("qua-han", "Quá hạn?", (Option("roi", "Rồi"), Option("chua", "Chưa")))
WHO = Question("ai", "Ai?", (Option("a", "A"), Option("b", "B"), Option("c", "C")))
ASKED = (LATE, WHO)


def bodies() -> list[Any]:
    found = []
    for name in ("mini", "thanhhoa"):
        for path in sorted((PACKS / name / "procedures").glob("*.yaml")):
            listed = yaml.safe_load(path.read_text(encoding="utf-8"))["procedures"]
            found += [pytest.param(body, id=f"{name}-{body['code']}") for body in listed]
    return found


def read(body: dict[str, Any]) -> ProcedureView:
    owner = Procedure(code=body["code"], fileable=True)
    return view_of(ProcedureVersion(procedure=owner, number=1, valid_from=DAY, body=body))


answers = st.fixed_dictionaries(
    {},
    optional={"qua-han": st.sampled_from(["roi", "chua"]), "ai": st.sampled_from(["a", "b", "c"])},
)
conditions = st.lists(
    st.one_of(
        st.builds(Requirement, st.just("qua-han"), st.just(("roi",))),
        st.builds(
            Requirement,
            st.just("ai"),
            st.lists(st.sampled_from("abc"), min_size=1, unique=True).map(tuple),
        ),
    ),
    max_size=2,
    unique_by=lambda one: one.question,
).map(tuple)


@given(conditions, answers)
def test_an_open_condition_can_still_turn_out_either_way_and_a_decided_one_cannot(
    condition: tuple[Requirement, ...], said: dict[str, str]
) -> None:
    ends = {
        standing_of(condition, whole)
        for whole in combinations(ASKED)
        if said.items() <= whole.items()
    }
    found = standing_of(condition, said)
    assert Standing.OPEN not in ends
    if found is not Standing.OPEN:
        assert ends == {found}
    else:
        assert Standing.HOLDS in ends


@given(st.lists(conditions, min_size=1, max_size=5), answers)
def test_more_answers_never_bring_back_what_was_ruled_out(
    listed: list[tuple[Requirement, ...]], said: dict[str, str]
) -> None:
    papers = tuple(
        Document(f"d{n}", "Giấy", Way.SUBMIT, not one, "khi" if one else "", one)
        for n, one in enumerate(listed)
    )
    asked = view(documents=papers, questions=ASKED)
    narrow = fit(asked, said)
    assert {d.key for d in papers if d.required} <= {d.key for d in narrow.documents}
    for whole in combinations(ASKED):
        left = fit(asked, whole).documents
        assert all(d.required and not d.when for d in left)
        if said.items() <= whole.items():
            assert {d.key for d in left} <= {d.key for d in narrow.documents}
            assert {d.key for d in narrow.documents if d.required} <= {d.key for d in left}


@given(answers)
def test_fitting_twice_is_fitting_once(said: dict[str, str]) -> None:
    paper = Document("d", "Giấy", Way.SUBMIT, False, "khi", (Requirement("ai", ("a",)),))
    fee = Fee("Lệ phí", 5, when="khi", only_if=(Requirement("qua-han", ("roi",)),))
    once = fit(view(documents=(paper,), fees=(fee,), questions=ASKED), said)
    assert fit(once, said) == once


@pytest.mark.parametrize("body", bodies())
def test_every_way_to_answer_a_shipped_procedure_leaves_one_checklist(body: dict[str, Any]) -> None:
    shown = read(body)
    assert list(troubles(body, questions_in(body))) == []
    needed: set[str] = set()
    conditional = {d.key for d in shown.documents if d.only_if}
    for said in combinations(shown.questions):
        assert read_answers(shown.questions, said) == said
        left = fit(shown, said)
        needed |= {d.key for d in left.documents}
        assert not [d.key for d in left.documents if d.key in conditional and not d.required]
        case = case_key_of(shown, said)
        fees = fees_for(left, case)
        assert bool(fees) == bool(fees_for(shown, case))
        assert len({f.choice for f in fees_for(shown, case) if f.choice}) <= len(fees)
        assert not [f for f in fees if f.only_if]
        assert fee_total(left, case, on=DAY) is not None
        assert len(left.cases) == min(len(shown.cases), 1)
    assert needed == {d.key for d in shown.documents}


@pytest.mark.parametrize("body", bodies())
def test_without_answers_a_shipped_procedure_reads_as_published(body: dict[str, Any]) -> None:
    shown = read(body)
    assert fit(shown, {}) == shown
    assert open_questions(shown, {}) == tuple(one.key for one in shown.questions)


@pytest.mark.parametrize("body", bodies())
def test_a_shipped_condition_in_words_can_be_answered(body: dict[str, Any]) -> None:
    """A paper or fee for some cases only has the question that decides it."""
    shown = read(body)
    fees = [*shown.fees, *(fee for case in shown.cases for fee in case.fees)]
    assert [d.name for d in shown.documents if d.when and not d.only_if] == []
    assert [f.name for f in fees if f.when and not f.only_if] == []


@pytest.mark.parametrize("body", bodies())
def test_a_shipped_question_for_whom_one_files_has_answers_filing_knows(
    body: dict[str, Any],
) -> None:
    asked = [one for one in questions_in(body) if one.key == "capacity"]
    known = {SELF, *(one.value for one in Capacity)}
    assert all(option.key in known for one in asked for option in one.options)


def test_an_answer_nobody_offered_is_no_answer() -> None:
    assert read_answers(ASKED, {"qua-han": "maybe", "ai": "b", "x": "y"}) == {"ai": "b"}


def test_lines_are_marked_only_where_an_answer_decides() -> None:
    late = Fee("Quá hạn", 5, when="khi", key="late", only_if=(Requirement("qua-han", ("roi",)),))
    plain = Fee("Lệ phí", 5, key="plain")
    assert marked_fees((late, plain), {}) == frozenset()
    assert marked_fees((late, plain), {"qua-han": "roi"}) == {"late"}
    assert marked_fees((late, plain), {"qua-han": "chua"}) == frozenset()


HOUSE = {"key": "nha", "name": "Nhà", "time": {"unit": "same_day"}}
WORKS = {**HOUSE, "key": "xuong"}
ASK = {"key": "ai", "ask": "Ai?"}
PAPER = {"key": "d", "name": "Giấy", "way": "submit", "when": "khi", "if": {"ai": "co"}}


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ({"documents": [PAPER]}, ("documents", 0, "if", "ai")),
        (
            {"questions": [ASK], "documents": [{**PAPER, "if": {"ai": "maybe"}}]},
            ("documents", 0, "if", "ai"),
        ),
        ({"questions": [ASK], "documents": []}, ("questions", 0, "key")),
        ({"questions": [ASK, ASK], "documents": [PAPER]}, ("questions", 1, "key")),
        (
            {"questions": [{**ASK, "key": "area"}], "documents": [{**PAPER, "if": {"area": "co"}}]},
            ("questions", 0, "key"),
        ),
        ({"questions": [{**ASK, "key": CASE}], "documents": []}, ("questions", 0, "key")),
        (
            {
                "cases": [HOUSE, WORKS],
                "questions": [{"key": CASE, "ask": "?", "options": [{"key": "nha", "name": "N"}]}],
                "documents": [],
            },
            ("questions", 0, "key"),
        ),
        (
            {
                "questions": [ASK],
                "documents": [PAPER],
                "fees": [{"key": "a", "choice": "c", "if": {"ai": "co"}}],
            },
            ("fees", 0, "choice"),
        ),
    ],
)
def test_what_is_unsound_is_named_with_its_place(body: dict[str, Any], where: object) -> None:
    assert [path for path, _said in troubles(body, questions_in(body))] == [where]


def test_cases_without_a_question_of_theirs_get_one() -> None:
    (asked,) = questions_in({"cases": [HOUSE, WORKS]})
    assert (asked.key, [option.key for option in asked.options]) == (CASE, ["nha", "xuong"])
    shown = view(questions=(asked,))
    assert case_key_of(replace(shown, cases=()), {CASE: "nha"}) == ""
