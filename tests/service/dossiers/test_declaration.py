"""What was declared can be read and printed in the shape of the official form."""

import io

import pypdf
from tests.factories.desk import at_work
from tests.factories.dossiers import BIRTH, citizen, filled_draft, office, submitted

from hamrong.service.forms import interface as forms


def text_of(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def test_the_submitted_form_prints_with_its_code_for_both_sides() -> None:
    owner, people = citizen(), office()
    code = submitted(owner)
    for actor, address in (
        (owner, f"/ca-nhan/ho-so/{code}/to-khai.pdf"),
        (people.desk, f"/lam-viec/ho-so/{code}/to-khai.pdf"),
    ):
        answer = at_work(actor).get(address)
        assert answer["Content-Type"] == "application/pdf"
        said = text_of(answer.content)
        assert code in said
        assert "Độc lập - Tự do - Hạnh phúc" in said
        assert "Nguyễn Thị Hoa" in said
        assert "BẢN NHÁP" not in said


def test_a_draft_prints_as_a_draft() -> None:
    owner = citizen()
    draft_id = filled_draft(owner)
    title = forms.draft(owner, draft_id).form.title
    answer = at_work(owner).get(f"/nop-ho-so/{BIRTH}/{draft_id}/to-khai.pdf")
    said = text_of(answer.content)
    assert "BẢN NHÁP" in said
    assert title.upper() in said
