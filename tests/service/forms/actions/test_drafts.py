"""A draft keeps everything its owner typed, and becomes something exactly once."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase
from tests.factories.forms import citizen, definition, fill, load_mini, sources, start, valid_page

from hamrong.kernel.actor.interface import (
    ANONYMOUS,
    Actor,
    Hat,
    NotYoursError,
    RefusedError,
    StaleError,
)
from hamrong.kernel.calendar.interface import clock_at, now
from hamrong.service.forms import interface as forms
from hamrong.service.forms.actions.discard_draft import discard_expired
from hamrong.service.forms.actions.keep_form import keep_form
from hamrong.service.forms.models import FormVersion
from hamrong.service.forms.rules.clean import raw_input

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _mini() -> None:
    load_mini()


def test_loading_forms_twice_changes_nothing() -> None:
    load_mini()
    assert FormVersion.objects.count() == len(sources("mini"))


def test_a_changed_form_is_for_new_drafts_only() -> None:
    owner = citizen()
    old = start(owner)
    fill(owner, old)
    changed = {**sources("mini")[0], "title": "Tờ khai mới"}
    assert keep_form(changed)
    assert forms.draft(owner, old).form.title == "Tờ khai đăng ký khai sinh"
    assert forms.draft(owner, start(owner)).form.title == "Tờ khai mới"
    assert not keep_form(sources("mini")[0])
    assert forms.draft(owner, start(owner)).form.title == "Tờ khai đăng ký khai sinh"


def test_a_double_click_on_start_makes_one_draft() -> None:
    owner = citizen()
    first = start(owner)
    assert start(owner) == first
    fill(owner, first)
    assert start(owner) != first


def test_wrong_answers_are_kept_as_typed_and_named_beside_the_right_ones() -> None:
    owner = citizen()
    draft_id = start(owner)
    page = {**valid_page(definition(), "child"), "birth_date": ["hôm qua"]}
    view = forms.save_step(owner, draft_id, "child", page, 0)
    assert view.inputs["child"] == {"birth_date": ["hôm qua"]}
    assert view.answers["child"]["full_name"] == "Nguyễn Thị Hoa"
    shown = forms.group_page(view, "child")
    birth = next(f for f in shown.fields if f.name == "birth_date")
    assert birth.value == "hôm qua"
    assert "05/03/2024" in birth.error
    assert forms.problems(view)[-3].step in {"child", "father", "declaration"}


def test_a_page_saved_elsewhere_meanwhile_is_not_overwritten_and_nothing_sent_is_lost() -> None:
    owner = citizen()
    draft_id = start(owner)
    page = valid_page(definition(), "child")
    forms.save_step(owner, draft_id, "child", page, 0)
    mine = {**page, "full_name": ["Lê Thị Mai"]}
    with pytest.raises(forms.StaleStepError) as caught:
        forms.save_step(owner, draft_id, "child", mine, 0)
    stale = caught.value
    assert isinstance(stale, StaleError)
    both = forms.group_page(stale.draft, stale.step, sent=stale.sent)
    assert both.stale
    assert both.fields[0].value == "Lê Thị Mai"
    assert both.fields[0].saved == "Nguyễn Thị Hoa"
    again = forms.save_step(owner, draft_id, "child", stale.sent, stale.draft.revision)
    assert again.answers["child"]["full_name"] == "Lê Thị Mai"


def test_different_pages_in_two_tabs_are_merged() -> None:
    owner = citizen()
    draft_id = start(owner)
    for key in ("child", "applicant"):
        view = forms.save_step(owner, draft_id, key, valid_page(definition(), key), 0)
    assert view.revision == 2
    assert set(view.answers) == {"child", "applicant"}


def test_the_same_page_sent_twice_is_saved_once() -> None:
    owner = citizen()
    draft_id = start(owner)
    for _ in range(2):
        view = forms.save_step(owner, draft_id, "child", valid_page(definition(), "child"), 0)
    assert view.revision == 1


def test_answers_to_questions_no_longer_asked_stay_in_the_draft_but_are_not_taken() -> None:
    owner = citizen()
    draft_id = start(owner)
    view = fill(owner, draft_id)
    page = {**valid_page(definition(), "father"), "known": ["no"]}
    view = forms.save_step(owner, draft_id, "father", page, view.revision)
    assert view.answers["father"]["full_name"] == "Nguyễn Thị Hoa"
    with transaction.atomic():
        assert forms.take(owner, draft_id).answers["father"] == {"known": False}


@pytest.mark.parametrize("reader", [forms.draft, forms.take])
def test_nobody_else_reaches_a_draft(reader: object) -> None:
    owner = citizen()
    draft_id = start(owner)
    official = Actor(account_id=owner.account_id, hat=Hat.OFFICIAL, name="An")
    for stranger in (citizen("Trần Thị Bé"), ANONYMOUS, official):
        with pytest.raises(NotYoursError), transaction.atomic():
            reader(stranger, draft_id)  # type: ignore[operator]
        with pytest.raises(NotYoursError):
            forms.save_step(stranger, draft_id, "child", {}, 0)
        with pytest.raises(NotYoursError):
            forms.choose(stranger, draft_id, case="x")
        with pytest.raises(NotYoursError):
            forms.discard_draft(stranger, draft_id)


def test_an_unfinished_draft_is_not_taken_and_all_that_is_missing_is_said() -> None:
    owner = citizen()
    draft_id = start(owner)
    with pytest.raises(forms.IncompleteError) as caught, transaction.atomic():
        forms.take(owner, draft_id, required_documents=["giay-chung-sinh"])
    steps = {problem.step for problem in caught.value.problems}
    assert steps == {"applicant", "child", "father", "declaration", forms.DOCUMENTS}


def test_a_draft_becomes_something_exactly_once() -> None:
    owner = citizen()
    draft_id = start(owner)
    fill(owner, draft_id)
    dossier = uuid4()
    with transaction.atomic():
        taken = forms.take(owner, draft_id)
        assert taken.submitted_to is None
        assert taken.address().endswith("Xã Nghi Long, huyện Nghi Lộc, tỉnh Nghệ An")
        assert taken.labelled_json()[1]["rows"][2]["text"] == "Nam"
        forms.mark_submitted(draft_id, dossier)
    with transaction.atomic():
        assert forms.take(owner, draft_id).submitted_to == dossier
        with pytest.raises(NotYoursError):
            forms.mark_submitted(draft_id, uuid4())
    with pytest.raises(RefusedError):
        forms.save_step(owner, draft_id, "child", {}, 99)
    assert forms.drafts_of(owner) == ()


def test_taking_needs_a_transaction(transactional_db: None) -> None:
    with pytest.raises(RuntimeError):
        forms.take(ANONYMOUS, uuid4())


def test_choices_of_the_purpose_are_kept_beside_the_answers() -> None:
    owner = citizen()
    draft_id = start(owner)
    forms.choose(owner, draft_id, case="nha-o")
    view = forms.choose(owner, draft_id, area="16660\x00")
    assert view.extra == {"case": "nha-o", "area": "16660"}


def test_an_untouched_draft_expires_and_a_submitted_one_does_not() -> None:
    owner = citizen()
    lost, kept = start(owner), None
    fill(owner, lost)
    kept = start(owner)
    fill(owner, kept)
    with transaction.atomic():
        forms.mark_submitted(kept, uuid4())
    with clock_at(now() + timedelta(days=91)):
        assert discard_expired() == 1
    assert forms.draft(owner, kept).submitted_to


def test_a_page_is_filled_from_the_account_until_it_was_saved() -> None:
    owner = citizen()
    draft_id = start(owner)
    view = forms.draft(owner, draft_id)
    page = forms.group_page(view, "applicant", initial=forms.initial_for(owner))
    assert [f.value for f in page.fields][:2] == ["Lê Văn An", "038085001234"]
    assert all("tài khoản" in field.prefilled for field in page.fields[:2])
    assert page.errors == ()
    view = forms.save_step(owner, draft_id, "applicant", {}, view.revision)
    page = forms.group_page(view, "applicant", initial=forms.initial_for(owner))
    assert page.fields[0].value == ""
    assert page.errors[0].field_id == page.fields[0].id


def test_saving_a_page_takes_a_bounded_number_of_queries(
    django_assert_max_num_queries: object,
) -> None:
    owner = citizen()
    draft_id = start(owner)
    page = valid_page(definition(), "applicant")
    forms.save_step(owner, draft_id, "applicant", page, 0)
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        forms.save_step(owner, draft_id, "applicant", {**page, "address": ["Thôn 1"]}, 1)


texts = st.one_of(
    st.text(st.characters(exclude_categories=[]), max_size=60), st.binary(max_size=60)
)
pages = st.dictionaries(
    st.sampled_from(["full_name", "birth_date", "sex", "birth_area", "nothing"]),
    st.one_of(texts, st.lists(texts, max_size=3), st.none(), st.integers()),
)


class AnyPost(HypothesisTestCase):
    @settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
    @given(pages)
    def test_any_post_is_saved_and_nothing_is_lost(self, page: dict[str, object]) -> None:
        owner = citizen()
        draft_id = start(owner)
        view = forms.save_step(owner, draft_id, "child", page, 0)
        shown = forms.group_page(forms.draft(owner, draft_id), "child")
        assert shown.draft_revision == view.revision
        for field in forms.draft(owner, draft_id).form.groups[1].fields:
            kept = {**view.answers["child"], **view.inputs.get("child", {})}
            assert (field.key in kept) == any(t.strip() for t in raw_input(page, field.key))
