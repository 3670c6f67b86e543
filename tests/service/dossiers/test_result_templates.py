"""A result made by a template: filled in from the declaration, read before it is signed."""

import io

import pypdf
import pytest
from tests.factories.desk import at_work
from tests.factories.dossiers import GUIDE, Office, act, citizen, office, submitted

from hamrong.kernel.actor.interface import RefusedError, StaleError
from hamrong.kernel.files import interface as files
from hamrong.kernel.process import interface as process
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.dossiers.actions.correct_result import correct_result
from hamrong.service.dossiers.actions.draft_result import draft_result
from hamrong.service.dossiers.models import Dossier, FormerResult, Result

FILLED = {"name": "Nguyễn Văn An", "birth_date": "05/03/1985", "language": "Anh", "card": "138"}


@pytest.fixture
def people() -> Office:
    return office(level="province", department="Sở VHTT&DL")


@pytest.fixture
def code(people: Office) -> str:
    made = submitted(citizen(), GUIDE)
    act(people.desk, made, "accept")
    return made


def typed(**more: str) -> dict[str, str]:
    return {f"paper_{key}": value for key, value in {**FILLED, **more}.items()}


def paper(pdf: bytes) -> str:
    return " ".join(
        " ".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(pdf)).pages).split()
    )


def issued(code: str) -> str:
    file_id = Result.objects.get(dossier__code=code).file_id
    assert file_id is not None
    _stored, handle = files.open_file(file_id)
    with handle:
        return paper(handle.read())


def test_the_draft_begins_with_what_was_declared(people: Office, code: str) -> None:
    page = at_work(people.specialist).get(f"/lam-viec/ho-so/{code}").content.decode()
    name = Dossier.objects.get(code=code).applicant_name
    assert f'value="{name}"' in page
    assert "Thẻ hướng dẫn viên du lịch" in page
    assert "Mẫu này chưa được đối chiếu" in page
    assert (
        'name="content"'
        in at_work(people.specialist).get(f"/lam-viec/ho-so/{code}?van-ban=1").content.decode()
    )


def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(
    people: Office, code: str
) -> None:
    sent = typed(birth_date="31/02/1985", card="")
    response = at_work(people.specialist).post(f"/lam-viec/ho-so/{code}/du-thao", sent)
    page = response.content.decode()
    assert response.status_code == 422
    assert "Hãy điền mục này." in page
    assert 'value="31/02/1985"' in page
    assert not Result.objects.exists()


def test_the_saved_draft_can_be_read_as_the_paper_it_becomes(people: Office, code: str) -> None:
    client = at_work(people.specialist)
    sent = client.post(f"/lam-viec/ho-so/{code}/du-thao", typed(name="Nguyễn Văn Ân"))
    assert sent.status_code == 302
    page = client.get(f"/lam-viec/ho-so/{code}").content.decode()
    assert "Tờ khai ghi: " in page
    shown = paper(client.get(f"/lam-viec/ho-so/{code}/du-thao.pdf").content)
    assert "Nguyễn Văn Ân" in shown
    assert "năm một nghìn chín trăm tám mươi lăm" in shown
    assert "Chưa có giá trị" in shown


def test_the_paper_is_issued_as_it_was_approved(people: Office, code: str) -> None:
    draft_result(people.specialist, code, filled=FILLED)
    act(people.specialist, code, "propose")
    at = f"/lam-viec/ho-so/{code}/buoc/approve"
    view = dossiers.dossier_view(people.head, code)
    assert view.result is not None
    assert view.result.digest in at_work(people.head).get(at).content.decode()
    state = process.state(view.matter_id)
    assert state is not None
    sent = {"visit": str(state.visit_id), "draft": view.result.digest}
    assert at_work(people.head).post(at, sent).status_code == 302
    said = issued(code)
    assert "THẺ HƯỚNG DẪN VIÊN DU LỊCH" in said
    assert "Mẫu, ngày" in said
    assert "Số thẻ: 138" in said
    assert "giá trị" not in said


def test_nobody_signs_another_text_than_they_read(people: Office, code: str) -> None:
    draft_result(people.specialist, code, filled=FILLED)
    act(people.specialist, code, "propose")
    with pytest.raises(StaleError):
        act(people.head, code, "approve", draft="0" * 64)
    assert Result.objects.get(dossier__code=code).issued_at is None


def test_a_correction_changes_a_field_and_keeps_the_former_paper(people: Office, code: str) -> None:
    draft_result(people.specialist, code, filled=FILLED)
    act(people.specialist, code, "propose")
    act(people.head, code, "approve")
    at = f"/lam-viec/ho-so/{code}/dinh-chinh-ket-qua"
    page = at_work(people.leader).get(at).content.decode()
    assert 'name="paper_card"' in page
    correct_result(people.leader, code, filled={**FILLED, "card": "139"}, reason="Sai số thẻ")
    assert FormerResult.objects.get(dossier__code=code).filled["card"] == "138"
    assert "Số thẻ: 139" in issued(code)


def test_a_field_left_out_is_refused_by_name(people: Office, code: str) -> None:
    with pytest.raises(RefusedError) as refused:
        draft_result(people.specialist, code, filled={**FILLED, "card": " "})
    assert refused.value.field == "card"


def test_a_procedure_with_a_template_may_be_answered_by_a_letter(people: Office, code: str) -> None:
    client = at_work(people.specialist)
    at = f"/lam-viec/ho-so/{code}/du-thao"
    assert client.post(at, {"content": "Không đủ điều kiện."}).status_code == 302
    assert "Không đủ điều kiện." in paper(client.get(f"{at}.pdf").content)
    page = client.get(f"/lam-viec/ho-so/{code}").content.decode()
    assert "Dùng mẫu kết quả của thủ tục" in page
