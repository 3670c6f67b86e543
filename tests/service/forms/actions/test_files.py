"""Files are added once, kept with their document, and seen by their owner only."""

from uuid import uuid4

import pytest
from django.db import transaction
from tests.factories.forms import citizen, fill, load_mini, start

from hamrong.kernel.actor.interface import NotYoursError, RefusedError
from hamrong.service.forms import interface as forms

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


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
