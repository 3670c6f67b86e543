"""A page of questions stands as the person left it, drawn so that everyone can use it."""

import re
from datetime import datetime

import pytest
from django.template import Context, Template
from tests.factories.forms import areas, citizen, definition, fill, load_mini, start, valid_page

from hamrong.kernel.actor.interface import NotYoursError
from hamrong.kernel.calendar.interface import VIETNAM, clock_at
from hamrong.service.forms import interface as forms
from hamrong.service.forms.queries.wording import with_question
from hamrong.service.forms.rules.rows import cell_name

pytestmark = pytest.mark.django_db
TAG = Template("{% load eforms %}{% form_group page %}")


@pytest.fixture(autouse=True)
def _mini() -> None:
    areas()
    load_mini()


def drawn(page: forms.GroupPage) -> str:
    return TAG.render(Context({"page": page}))


def test_every_input_has_a_label_and_every_id_is_there_once() -> None:
    view = forms.draft(owner := citizen(), start(owner, "tt-1.000002"))
    html = drawn(forms.group_page(view, "building", show_errors=True))
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    inputs = re.findall(r'<(?:input|select|textarea)[^>]* id="([^"]+)"', html)
    assert set(inputs) == set(re.findall(r' for="([^"]+)"', html))
    for described in re.findall(r'aria-describedby="([^"]+)"', html):
        assert set(described.split()) <= set(ids)
    for link in re.findall(r'href="#([^"]+)"', html):
        assert link in ids


def test_the_summary_of_errors_names_the_question_and_in_a_list_the_row() -> None:
    owner = citizen()
    page = {
        **valid_page(definition("tt-1.000002"), "building"),
        "floors": ["40"],
        cell_name("rooms", "0", "name"): ["Nhà chính"],
        cell_name("rooms", "0", "begun"): ["32/01/2024"],
        cell_name("rooms", "0", "done"): ["01/13/2024"],
    }
    view = forms.save_step(owner, start(owner, "tt-1.000002"), "building", page, 0)
    told = [error.text for error in forms.group_page(view, "building").errors]
    assert [line.partition(":")[0] for line in told] == [
        "Số tầng", "Hạng mục 1, Ngày khởi công", "Hạng mục 1, Ngày hoàn thành"]  # fmt: skip
    assert all(f"{line}</a>" in drawn(forms.group_page(view, "building")) for line in told)


def test_a_mistake_names_its_question_once() -> None:
    assert with_question("Họ tên", "Điền mục: Họ tên.") == "Điền mục: Họ tên."
    assert with_question("Họ tên", "Viết ngắn hơn.") == "Họ tên: Viết ngắn hơn."
    assert with_question("Tôi cam đoan.", "Đánh dấu.") == "Tôi cam đoan. Đánh dấu."


def test_what_was_typed_is_shown_as_text_and_never_as_markup() -> None:
    owner = citizen()
    page = {**valid_page(definition(), "child"), "full_name": ["<script>x</script>"]}
    view = forms.save_step(owner, start(owner), "child", page, 0)
    html = drawn(forms.group_page(view, "child"))
    assert "<script>x" not in html
    assert "&lt;script&gt;x" in html


def test_money_is_shown_in_words_and_dates_as_people_write_them() -> None:
    owner = citizen()
    view = fill(owner, start(owner, "tt-1.000002"))
    html = drawn(forms.group_page(view, "building"))
    assert "850.000.000" in html
    assert "Tám trăm năm mươi triệu đồng" in html


def test_a_conditional_page_is_asked_only_when_its_condition_holds() -> None:
    owner = citizen()
    draft_id = start(owner, "tt-1.000002")
    view = forms.draft(owner, draft_id)
    assert [step.key for step in forms.steps(view)] == ["applicant", "building", "declaration"]
    with pytest.raises(NotYoursError):
        forms.group_page(view, "owner")
    page = {**valid_page(view.form.definition, "building"), "kind": ["works"]}
    view = forms.save_step(owner, draft_id, "building", page, 0)
    assert [(s.key, s.state) for s in forms.steps(view)] == [
        ("applicant", "todo"), ("building", "done"), ("owner", "todo"), ("declaration", "todo"),
    ]  # fmt: skip
    shown = forms.group_page(view, "owner")
    assert (shown.position, shown.total, shown.previous, shown.next) == (
        3, 4, "building", "declaration")  # fmt: skip


def test_a_conditional_question_says_when_to_answer_it_and_is_not_missed_otherwise() -> None:
    owner = citizen()
    draft_id = start(owner)
    view = forms.save_step(owner, draft_id, "father", {"known": ["no"]}, 0)
    page = forms.group_page(view, "father")
    assert page.errors == ()
    assert page.fields[1].condition_words == "Có khai về người cha: Có"
    assert 'data-condition="known" data-condition-values="yes"' in drawn(page)


def test_answers_in_words_are_drawn_with_links_to_change_them() -> None:
    owner = citizen()
    view = fill(owner, start(owner))
    html = Template("{% load eforms %}{% form_answers groups '/x/' %}").render(
        Context({"groups": forms.labelled(view.form, view.answers)})
    )
    assert 'href="/x/child"' in html
    assert "05/03/1985" in html
    assert "Xã Nghi Long, huyện Nghi Lộc, tỉnh Nghệ An" in html


def test_a_page_takes_a_bounded_number_of_queries(django_assert_max_num_queries: object) -> None:
    owner = citizen()
    draft_id = start(owner)
    fill(owner, draft_id)
    with django_assert_max_num_queries(4):  # type: ignore[operator]
        view = forms.draft(owner, draft_id)
        drawn(forms.group_page(view, "child"))


def test_communes_are_those_of_the_day_and_are_stored_with_their_code() -> None:
    owner = citizen()
    draft_id = start(owner, "tt-1.000002")
    page = {**valid_page(definition("tt-1.000002"), "building"), "area": ["hai ha, tx nghi son"]}
    view = forms.save_step(owner, draft_id, "building", page, 0)
    full = "Xã Hải Hà, Thị xã Nghi Sơn, Tỉnh Thanh Hóa"
    assert view.answers["building"]["area"] == {"code": "16660", "text": full}
    assert forms.group_page(view, "building").places == ("Xã Hải Hà, Thị xã Nghi Sơn",)
    with clock_at(datetime(2018, 6, 1, tzinfo=VIETNAM)):
        assert forms.group_page(view, "building").places == ()
