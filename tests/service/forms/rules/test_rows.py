"""Lists of rows: what is typed into them is kept, judged cell by cell, and totals follow."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.forms import somewhere

from hamrong.service.forms.rules.computing import with_computed
from hamrong.service.forms.rules.definition import Definition, Field, FieldType, without_hidden
from hamrong.service.forms.rules.judging import findings, read_group, settled
from hamrong.service.forms.rules.notation import DefinitionError, resolve, shared_parts
from hamrong.service.forms.rules.parse import parse
from hamrong.service.forms.rules.reading import Fault, Reading, Setting, read
from hamrong.service.forms.rules.schema import faults_against, json_schema

SETTING = Setting(today=date(2020, 6, 1), find_area=somewhere)
COLUMNS = [
    {"key": "name", "label": "Họ tên", "type": "name", "required": True},
    {"key": "capital", "label": "Vốn góp", "type": "money"},
]
TOTAL = {"operation": "sum", "of": ["members.capital"], "money": True}


def form(**changes: Any) -> Definition:
    """Return a form with a list of members and their total."""
    members = {"key": "members", "label": "Thành viên", "type": "rows", "columns": COLUMNS}
    fields = [
        {**members, "minimum": 2, "maximum": 3},
        {"key": "total", "label": "Tổng vốn", "type": "computed", "formula": TOTAL, **changes},
        {
            "key": "count",
            "label": "Số thành viên",
            "type": "computed",
            "formula": {"operation": "count", "of": ["members"]},
        },
    ]
    group = {"key": "company", "title": "Công ty", "fields": fields}
    source = {"key": "tt-x", "version": "1", "title": "Tờ khai", "groups": [group]}
    return parse(resolve(source, shared_parts({})))


FORM = form()
GROUP = FORM.groups[0]


def faults(data: dict[str, Any]) -> list[tuple[str, Fault | None]]:
    entered = read_group(GROUP, data, SETTING)
    answers, inputs = {"company": entered.answers}, {"company": entered.inputs}
    return [(f.name, f.reading.fault) for f in findings(FORM, answers, inputs, SETTING)]


TWO = {
    "members-0-name": "Lê Văn An",
    "members-0-capital": "600.000.000",
    "members-7-name": "Trần Thị Bưởi",
    "members-7-capital": "400000000",
}


def test_rows_are_read_in_order_without_gaps_and_totals_follow() -> None:
    entered = read_group(GROUP, TWO, SETTING)
    assert entered.inputs == {}
    answers = with_computed(FORM, {"company": entered.answers})
    assert answers["company"] == {
        "members": [
            {"name": "Lê Văn An", "capital": 600_000_000},
            {"name": "Trần Thị Bưởi", "capital": 400_000_000},
        ],
        "total": 1_000_000_000,
        "count": 2,
    }
    assert faults(TWO) == []
    assert faults_against(json_schema(FORM), answers) == []


def test_a_wrong_cell_is_kept_as_typed_and_named_with_its_row() -> None:
    data = {**TWO, "members-7-capital": "nhiều tiền", "members-7-name": ""}
    entered = read_group(GROUP, data, SETTING)
    assert entered.inputs == {"members-1-capital": ["nhiều tiền"]}
    assert faults(data) == [
        ("members-1-name", Fault.MISSING),
        ("members-1-capital", Fault.NOT_A_NUMBER),
    ]


def test_too_few_and_too_many_rows_are_told() -> None:
    one = {"members-0-name": "Lê Văn An"}
    many = {f"members-{n}-name": "Lê Văn An" for n in range(4)}
    assert faults(one) == [("members", Fault.TOO_FEW_ROWS)]
    assert faults(many) == [("members", Fault.TOO_MANY_ROWS)]
    assert faults({}) == [("members", Fault.MISSING)]


def test_the_button_takes_one_row_away_and_keeps_the_others() -> None:
    entered = read_group(GROUP, {**TWO, "_rows": "remove:members:0"}, SETTING)
    assert entered.answers["members"] == [{"name": "Trần Thị Bưởi", "capital": 400_000_000}]
    kept = read_group(GROUP, {**TWO, "_rows": "remove:members:abc"}, SETTING)
    assert len(kept.answers["members"]) == 2


def test_a_cell_understood_later_moves_into_its_row() -> None:
    answers = {"company": {"members": [{"name": "Lê Văn An"}, {"name": "Trần Thị Bưởi"}]}}
    inputs = {"company": {"members-1-capital": ["5000"]}}
    known, still_open = settled(FORM, answers, inputs, SETTING)
    assert known["company"]["members"][1] == {"name": "Trần Thị Bưởi", "capital": 5000}
    assert known["company"]["total"] == 5000
    assert still_open == {}


names = st.text("members-0123456789nameapitl_rowsx:", max_size=24)
texts = st.one_of(st.text(max_size=12), st.lists(st.text(max_size=5), max_size=3), st.integers())


@given(st.dictionaries(names, texts, max_size=12))
def test_nothing_that_is_posted_breaks_a_list(data: dict[str, Any]) -> None:
    entered = read_group(GROUP, data, SETTING)
    answers, inputs = {"company": entered.answers}, {"company": entered.inputs}
    list(findings(FORM, answers, inputs, SETTING))
    settled(FORM, answers, inputs, SETTING)


@given(st.lists(st.tuples(st.integers(0, 10**6), st.booleans()), max_size=6))
def test_a_total_is_the_sum_of_what_is_there(rows: list[tuple[int, bool]]) -> None:
    members = [{"name": "An", **({"capital": n} if given_ else {})} for n, given_ in rows]
    answers = with_computed(FORM, {"company": {"members": members}})["company"]
    amounts = [n for n, given_ in rows if given_]
    assert answers.get("total") == (sum(amounts) if amounts else None)
    assert answers["count"] == len(rows)


@pytest.mark.parametrize(
    ("operation", "of", "value"),
    [("difference", ["a", "b"], 7), ("product", ["a", "b"], 30), ("sum", ["a", "b", "c"], 13)],
)
def test_operations(operation: str, of: list[str], value: int) -> None:
    numbers = [{"key": k, "label": k, "type": "integer"} for k in ("a", "b", "c")]
    computed = {"operation": operation, "of": of}
    fields = [*numbers, {"key": "x", "label": "X", "type": "computed", "formula": computed}]
    source = {
        "key": "tt-x",
        "version": "1",
        "title": "T",
        "groups": [{"key": "g", "title": "G", "fields": fields}],
    }
    made = parse(resolve(source, shared_parts({})))
    assert with_computed(made, {"g": {"a": 10, "b": 3}})["g"]["x"] == value


@pytest.mark.parametrize("of", ["members", "members.name", "nothing", "members.capital.more"])
def test_a_formula_of_what_is_no_number_stops_the_load(of: str) -> None:
    with pytest.raises(DefinitionError):
        form(formula={"operation": "sum", "of": [of]})


def point(text: str) -> Reading:
    asked = Field(key="x", label="Vị trí", type=FieldType.POINT, max_length=80)
    return read(asked, [text], SETTING)


@pytest.mark.parametrize("text", ["19.8067, 105.7764", "(19.8067 105.7764)", "19.8067;105.7764"])
def test_a_point_is_read_latitude_first(text: str) -> None:
    assert point(text).value == {"lat": 19.8067, "lng": 105.7764}


def test_a_point_that_is_none_or_abroad_is_told() -> None:
    assert point("ngã ba").fault is Fault.NOT_A_POINT
    assert point("105.7764, 19.8067").fault is Fault.POINT_ELSEWHERE


KINDS = [{"value": "person", "label": "Cá nhân"}, {"value": "firm", "label": "Tổ chức"}]
PARTIES: list[dict[str, Any]] = [
    {"key": "kind", "label": "Là", "type": "choice", "options": KINDS, "required": True,
     "default": "person"},
    {"key": "name", "label": "Họ tên", "type": "name", "required": True,
     "show_if": {"field": "kind", "is": "person"}},
    {"key": "firm", "label": "Tên tổ chức", "type": "text", "required": True,
     "show_if": {"field": "kind", "is": "firm"}},
]  # fmt: skip


def parties(*columns: dict[str, Any], **changes: Any) -> Definition:
    """Return a form with a list of people and organisations."""
    rows = {"key": "parties", "label": "Các bên", "type": "rows", "required": True}
    group = {"key": "x", "title": "X", "fields": [{**rows, "columns": list(columns), **changes}]}
    return parse({"key": "x", "version": "1", "title": "X", "groups": [group]})


@given(st.lists(st.tuples(*[st.sampled_from(["", text]) for text in ("person", "An", "Mã")])))
def test_each_row_is_asked_after_its_own_answers_alike_by_page_and_schema(
    rows: list[tuple[str, str, str]],
) -> None:
    form = parties(*PARTIES)
    typed = {
        f"parties-{number}-{key}": ("firm" if key == "kind" and not text else text)
        for number, row in enumerate(rows)
        for key, text in zip(("kind", "name", "firm"), row, strict=True)
    }
    entered = read_group(form.groups[0], typed, SETTING).answers
    shown = without_hidden(form.groups, {"x": entered})
    kept = shown["x"].get("parties", [])
    assert all(("name" in row) <= (row["kind"] == "person") for row in kept)
    assert all(("firm" in row) <= (row["kind"] == "firm") for row in kept)
    complete = not list(findings(form, shown, {}, SETTING))
    assert complete is (faults_against(json_schema(form), shown) == [])


def test_a_row_with_nothing_but_the_choice_made_beforehand_is_empty() -> None:
    form = parties(*PARTIES)
    assert read_group(form.groups[0], {"parties-0-kind": "person"}, SETTING).answers == {}


@pytest.mark.parametrize(
    "wrong",
    [
        {"columns": [PARTIES[0], {**PARTIES[1], "show_if": {"field": "x.kind", "is": "person"}}]},
        {"columns": [PARTIES[0], {**PARTIES[1], "show_if": {"field": "kind", "is": "state"}}]},
        {"columns": [PARTIES[1], PARTIES[0]]},
        {"columns": [{**PARTIES[0], "default": "state"}]},
        {"columns": PARTIES, "layout": "table"},
    ],
)
def test_a_condition_of_a_column_looks_at_an_earlier_choice_of_its_row(
    wrong: dict[str, Any],
) -> None:
    with pytest.raises(DefinitionError):
        parties(**wrong)
