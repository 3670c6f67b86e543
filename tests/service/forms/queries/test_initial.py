"""What was said once is not asked again: it stands there with where it comes from."""

from dataclasses import replace
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.db import transaction
from tests.factories.forms import areas, citizen, definition, fill, load_mini, start

from hamrong.kernel.actor.interface import Actor
from hamrong.service.forms import interface as forms
from hamrong.service.repository import interface as repository

pytestmark = pytest.mark.django_db
CHILD, FATHER = definition().groups[1:3]


@pytest.fixture(autouse=True)
def pack() -> None:
    areas()
    load_mini()


def submitted(owner: Actor) -> forms.DraftView:
    """Fill and submit a form."""
    draft_id = start(owner)
    view = fill(owner, draft_id)
    with transaction.atomic():
        forms.mark_submitted(draft_id, uuid4())
    return view


def test_answers_about_the_person_come_from_the_last_submission() -> None:
    owner = citizen()
    submitted(owner)
    view = forms.draft(owner, start(owner))
    initial = forms.initial_for(owner, group=definition().groups[0])
    page = forms.group_page(view, "applicant", initial=initial)
    by_name = {field.name: field for field in page.fields}
    assert by_name["address"].value
    assert "bạn nộp ngày" in by_name["address"].prefilled
    assert "tài khoản" in by_name["full_name"].prefilled


def test_answers_about_somebody_else_come_only_when_asked_for() -> None:
    owner = citizen()
    before = submitted(owner)
    view = forms.draft(owner, start(owner))
    plain = forms.group_page(
        view,
        "child",
        initial=forms.initial_for(owner, group=CHILD),
        show_errors=False,
    )
    assert plain.fields[0].value == ""
    assert [one.source for one in forms.earlier_pages(owner, CHILD)] == [before.id]
    taken = forms.initial_for(owner, group=CHILD, take_over=f"{before.id} child")
    assert forms.group_page(view, "child", initial=taken).fields[0].value == "Nguyễn Thị Hoa"


def test_nobody_takes_over_what_another_person_said() -> None:
    before = submitted(citizen())
    other = citizen("Trần Thị Bưởi")
    assert forms.earlier_pages(other, CHILD) == ()
    known = forms.initial_for(other, group=CHILD, take_over=f"{before.id} child")
    assert not known.asked_for
    assert known.earlier == {}


def test_an_answer_that_is_wrong_now_is_told_when_the_page_is_saved() -> None:
    owner = citizen()
    before = submitted(owner)
    draft_id = start(owner)
    taken = forms.initial_for(owner, group=CHILD, take_over=f"{before.id} child")
    page = forms.group_page(forms.draft(owner, draft_id), "child", initial=taken)
    sent = {field.name: field.value for field in page.fields if not field.options}
    saved = forms.save_step(owner, draft_id, "child", sent, 0)
    assert saved.answers["child"]["full_name"] == "Nguyễn Thị Hoa"


class Stored:
    """A certificate of the person's own store, as the forms know it."""

    def __init__(self, data: dict[str, object]) -> None:
        self.data = data
        self.paper = SimpleNamespace(
            id=uuid4(), kind_name="Giấy chứng nhận kết hôn", said="số 5/2020", issued_on=None
        )


def test_what_an_own_paper_says_is_offered_and_stands_there_only_when_chosen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    owner = citizen()
    wife = {"full_name": "Trần Thị Bưởi", "birth_date": "1990-05-03", "marriages": 1}
    paper = Stored({"wife": wife})
    monkeypatch.setattr(repository, "known_paper", lambda _actor, _kind: paper)
    mother = replace(FATHER, papers=("giay-chung-nhan-ket-hon:wife",))
    offered = forms.earlier_pages(owner, mother)
    assert [one.page_title for one in offered] == ["Giấy chứng nhận kết hôn"]
    untouched = forms.initial_for(owner, group=mother)
    assert untouched.text_for("father", mother.fields[1]) is None
    chosen = forms.initial_for(owner, group=mother, take_over=offered[0].value)
    texts = [chosen.text_for("father", asked) for asked in mother.fields[1:]]
    assert [found[0] for found in texts if found] == [["Trần Thị Bưởi"], ["1990"]]
    assert texts[0] is not None
    assert "số 5/2020" in texts[0][1]
