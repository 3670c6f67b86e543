"""A form is understood on load, or its author is told where it is wrong."""

from typing import Any

import pytest
from tests.factories.forms import definition

from hamrong.service.forms.rules.definition import without_hidden
from hamrong.service.forms.rules.notation import DefinitionError, Shared, resolve
from hamrong.service.forms.rules.parse import parse
from hamrong.service.forms.rules.schema import faults_against, json_schema

SHARED = Shared(
    options={"sexes": {"male": "Nam", "female": "Nữ"}},
    fields={"full_name": {"label": "Họ tên", "type": "name", "required": True}},
    groups={"person": {"title": "Người", "fields": ["full_name"]}},
)


def form(*groups: dict[str, Any]) -> dict[str, Any]:
    return {"key": "tt-1", "version": "1", "title": "Tờ khai", "groups": list(groups)}


def fault(*groups: dict[str, Any]) -> DefinitionError:
    with pytest.raises(DefinitionError) as caught:
        parse(resolve(form(*groups), SHARED))
    return caught.value


def test_shared_parts_are_written_out() -> None:
    more = {"use": "person", "key": "child", "add": [
        {"key": "sex", "label": "Giới tính", "type": "choice", "options": "sexes"}]}  # fmt: skip
    parsed = parse(resolve(form({"use": "person"}, more), SHARED))
    assert [g.key for g in parsed.groups] == ["person", "child"]
    assert [f.key for f in parsed.groups[1].fields] == ["full_name", "sex"]
    assert [o.label for o in parsed.groups[1].fields[1].options] == ["Nam", "Nữ"]


@pytest.mark.parametrize(
    ("group", "path"),
    [
        ({"use": "nobody"}, ("groups", 0, "use")),
        ({"key": "a", "title": "A", "fields": ["nothing"]}, ("groups", 0, "fields", 0)),
        ({"key": "a", "title": "A", "fields": []}, ("groups", 0, "fields")),
        ({"key": "a", "title": "A", "fields": ["full_name", "full_name"]},
         ("groups", 0, "fields", 1)),
        ({"key": "a", "title": "A", "fields": [{"key": "b", "label": "B", "type": "colour"}]},
         ("groups", 0, "fields", 0, "type")),
        ({"key": "a", "title": "A", "fields": [{"key": "b", "label": "B", "type": "choice"}]},
         ("groups", 0, "fields", 0)),
        ({"key": "a", "title": "A", "fields": ["full_name"], "without": ["x"]},
         ("groups", 0, "without")),
        ({"key": "a", "title": "A", "fields": ["full_name"],
          "show_if": {"field": "later.b", "is": True}}, ("groups", 0, "show_if")),
    ],
)  # fmt: skip
def test_a_mistake_in_a_form_is_shown_where_it_stands(
    group: dict[str, Any], path: tuple[str | int, ...]
) -> None:
    assert fault(group).path == path


def test_a_condition_on_a_value_that_cannot_be_given_is_a_mistake() -> None:
    ask = {"key": "q", "label": "Có không?", "type": "yes_no"}
    late = {"key": "b", "label": "B", "type": "text", "show_if": {"field": "q", "is": "yes"}}
    assert "yes" in fault({"key": "a", "title": "A", "fields": [ask, late]}).message


def test_a_group_that_is_not_asked_is_neither_required_nor_allowed_to_be_half_filled() -> None:
    schema = json_schema(definition("tt-1.000002"))
    building = {"kind": "works", "area": {"code": "16660", "text": "Xã"}, "floors": 2}
    person = {"full_name": "An", "personal_id": "038085001234", "phone": "0912345678",
              "area": {"code": None, "text": "Xã X, tỉnh Y"}}  # fmt: skip
    answers = {"applicant": person, "building": building, "declaration": {"declaration": True}}
    assert any("owner" in f for f in faults_against(schema, answers))
    assert not faults_against(schema, {**answers, "building": {**building, "kind": "house"}})


def test_what_hangs_on_a_hidden_answer_is_hidden_too() -> None:
    known = definition("tt-1.000001").groups
    kept = without_hidden(known, {"father": {"known": False, "full_name": "Lê Văn Bình"}})
    assert kept["father"] == {"known": False}
