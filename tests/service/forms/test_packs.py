"""Every form of the packs can be filled, and tells what is missing."""

from datetime import date
from typing import Any

import pytest
from tests.factories.forms import definition, somewhere, sources, valid_answers

from hamrong.service.forms.rules.definition import Group, shown_fields, without_hidden
from hamrong.service.forms.rules.judging import findings
from hamrong.service.forms.rules.parse import parse
from hamrong.service.forms.rules.picking import pick
from hamrong.service.forms.rules.reading import Fault, Setting
from hamrong.service.forms.rules.schema import faults_against, json_schema

SETTING = Setting(
    date(2020, 6, 1),
    find_area=somewhere,
    find_entry=lambda asked, text: pick(text, [(o.value, o.label) for o in asked.options]),
)
FORMS = [
    pytest.param(source, id=source["key"]) for p in ("mini", "thanhhoa") for source in sources(p)
]


@pytest.mark.parametrize("option", [0, -1])
@pytest.mark.parametrize("source", FORMS)
def test_a_well_filled_form_is_complete(source: dict[str, Any], option: int) -> None:
    form = parse(source)
    answers = valid_answers(form, SETTING, option)
    assert list(findings(form, answers, {}, SETTING)) == []
    assert faults_against(json_schema(form), answers) == []


@pytest.mark.parametrize("source", FORMS)
def test_every_required_question_left_out_is_named(source: dict[str, Any]) -> None:
    form = parse(source)
    answers = valid_answers(form, SETTING)
    schema = json_schema(form)
    for group, field in shown_fields(form.groups, answers):
        if not field.required:
            continue
        rest = {k: v for k, v in answers[group.key].items() if k != field.key}
        lacking = without_hidden(form.groups, {**answers, group.key: rest})
        found = [f for f in findings(form, lacking, {}, SETTING) if f.reading.fault]
        assert (group.key, field.key, Fault.MISSING) in [
            (f.group.key, f.field.key, f.reading.fault) for f in found
        ]
        assert faults_against(schema, lacking)


@pytest.mark.parametrize("source", FORMS)
def test_a_form_starts_with_who_asks_and_is_of_a_humane_length(source: dict[str, Any]) -> None:
    form = parse(source)
    applicant = form.groups[0]
    assert applicant.key == "applicant"
    assert {"full_name", "personal_id", "phone", "email", "area", "address"} <= {
        field.key for field in applicant.fields
    }
    assert 2 <= len(form.groups) <= 6
    assert max(len(group.fields) for group in form.groups) <= 16


PARTIES = [
    ("2.001199", "members", "list"),
    ("2.002043", "shares", "founders"),
    ("2.001035", "contract", "other_party"),
    ("2.000889", "change", "receivers"),
    ("1.003003", "applicant", "co_owners"),
    ("1.009994", "applicant", ""),
    ("1.009995", "applicant", ""),
    ("1.009998", "applicant", ""),
    ("1.001731", "applicant", ""),
]


@pytest.mark.parametrize(("key", "page", "rows"), PARTIES)
def test_an_organisation_takes_part_by_its_name_and_is_not_asked_for_a_birth(
    key: str, page: str, rows: str
) -> None:
    form = definition(f"tt-{key}", "thanhhoa")
    for option in (0, -1):
        answers = valid_answers(form, SETTING, option)[page]
        said = answers[rows][0] if rows else answers
        assert said["kind"] == ("organisation" if option else "person")
        assert ("organisation" in said) is bool(option)
        assert ("paper" in said) is (bool(rows) and not option)


def test_pages_offered_for_each_other_ask_the_same_things() -> None:
    """A page of another matter that happens to have the same key would be offered as an answer."""
    forms = [parse(source) for source in sources("thanhhoa")]
    pages = [(form.key, group) for form in forms for group in form.groups]
    strange = {
        (key, page.key, other_key, other.key)
        for key, page in pages
        for other_key, other in pages
        if other.key in page.also and len(_alike(page, other)) < 2
    }
    assert strange == set()


def _alike(page: Group, other: Group) -> set[str]:
    asked = {field.key: field.type for field in page.fields}
    return {f.key for f in other.fields if asked.get(f.key) == f.type}
