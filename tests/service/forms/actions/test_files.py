"""Files are added once, kept with their document, and seen by their owner only."""

from uuid import UUID, uuid4

import pytest
from django.db import transaction
from tests.factories.forms import citizen, fill, load_mini, start
from tests.factories.papers import PDF, photo

from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError
from hamrong.kernel.files.interface import File, describe
from hamrong.service.forms import interface as forms

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _mini() -> None:
    load_mini()


def test_a_required_document_is_missing_until_its_file_is_there() -> None:
    owner = citizen()
    draft_id = start(owner)
    view = fill(owner, draft_id)
    (missing,) = forms.problems(view, ["giay-chung-sinh"])
    assert (missing.step, missing.field) == (forms.DOCUMENTS, "giay-chung-sinh")
    added = forms.add_file(owner, draft_id, "giay-chung-sinh", PDF, name="giấy chứng sinh.pdf")
    assert forms.problems(forms.draft(owner, draft_id), ["giay-chung-sinh"]) == []
    with transaction.atomic():
        taken = forms.take(owner, draft_id, required_documents=["giay-chung-sinh"])
    assert taken.files == {"giay-chung-sinh": (added.id,)}


def test_a_double_click_adds_a_file_once() -> None:
    owner = citizen()
    draft_id = start(owner)
    first = forms.add_file(owner, draft_id, "anh", PDF, name="a.pdf")
    assert forms.add_file(owner, draft_id, "anh", PDF, name="a.pdf") == first
    other = forms.add_file(owner, draft_id, "anh", PDF + b"\n", name="b.pdf")
    assert forms.draft(owner, draft_id).files == {"anh": (first, other)}


def test_a_file_taken_out_is_gone_and_taking_it_out_again_is_no_mistake() -> None:
    owner = citizen()
    draft_id = start(owner)
    added = forms.add_file(owner, draft_id, "anh", PDF, name="a.pdf")
    for _ in range(2):
        forms.remove_file(owner, draft_id, "anh", added.id)
    assert forms.draft(owner, draft_id).files == {}


def test_a_renamed_program_is_refused_and_the_draft_stays_as_it_was() -> None:
    owner = citizen()
    draft_id = start(owner)
    with pytest.raises(RefusedError):
        forms.add_file(owner, draft_id, "anh", b"MZ\x90\x00", name="anh.pdf")
    assert forms.draft(owner, draft_id).files == {}


def test_nobody_else_adds_removes_or_opens_files() -> None:
    owner, stranger = citizen(), citizen("Trần Thị Bé")
    draft_id = start(owner)
    added = forms.add_file(owner, draft_id, "anh", PDF, name="a.pdf")
    with pytest.raises(NotYoursError):
        forms.add_file(stranger, draft_id, "anh", PDF, name="a.pdf")
    with pytest.raises(NotYoursError):
        forms.remove_file(stranger, draft_id, "anh", added.id)
    with pytest.raises(NotYoursError):
        forms.open_draft_file(stranger, draft_id, added.id)
    with pytest.raises(NotYoursError):
        forms.open_draft_file(owner, start(owner, "tt-1.000002"), added.id)
    stored, handle = forms.open_draft_file(owner, draft_id, added.id)
    with handle:
        assert handle.read() == PDF
    assert stored == added


def test_files_of_a_submitted_draft_stay_as_they_are() -> None:
    owner = citizen()
    draft_id = start(owner)
    added = forms.add_file(owner, draft_id, "anh", PDF, name="a.pdf")
    forms.mark_submitted(draft_id, uuid4())
    with pytest.raises(RefusedError):
        forms.remove_file(owner, draft_id, "anh", added.id)
    with pytest.raises(RefusedError):
        forms.add_file(owner, draft_id, "anh", PDF, name="b.pdf")


def pages_of(owner: Actor, draft_id: UUID) -> list[UUID]:
    return [one.id for one in forms.draft(owner, draft_id).files["anh"]]


def test_a_photograph_sent_twice_is_one_page_though_it_is_kept_smaller() -> None:
    owner = citizen()
    draft_id = start(owner)
    first = forms.add_file(owner, draft_id, "anh", photo(), name="a.jpg")
    assert forms.add_file(owner, draft_id, "anh", photo(), name="a.jpg") == first


def test_pages_are_put_into_another_order_once_however_often_it_is_asked() -> None:
    owner = citizen()
    draft_id = start(owner)
    a, b, c = (
        forms.add_file(owner, draft_id, "anh", photo(shade=shade), name="a.jpg").id
        for shade in (1, 2, 3)
    )
    for _ in range(2):
        forms.move_file(owner, draft_id, "anh", c, 1)
        assert pages_of(owner, draft_id) == [c, a, b]
    forms.move_file(owner, draft_id, "anh", c, 2)
    forms.move_file(owner, draft_id, "anh", uuid4(), 1)
    assert pages_of(owner, draft_id) == [a, c, b]
    with pytest.raises(NotYoursError):
        forms.move_file(citizen("Trần Thị Bé"), draft_id, "anh", c, 1)


def test_what_is_submitted_is_bound_and_submitting_again_binds_nothing_more() -> None:
    owner = citizen()
    draft_id = start(owner)
    fill(owner, draft_id)
    for shade in (1, 2):
        forms.add_file(owner, draft_id, "anh", photo(shade=shade), name="a.jpg")
    with transaction.atomic():
        taken = forms.take(owner, draft_id, document_names={"anh": "Ảnh chân dung"})
        (whole,) = taken.files["anh"]
        forms.mark_submitted(draft_id, uuid4())
    stored = describe([whole])[whole]
    assert (stored.name, stored.pages) == ("Ảnh chân dung.pdf", 2)
    count = File.objects.count()
    with transaction.atomic():
        forms.take(owner, draft_id)
    assert File.objects.count() == count
