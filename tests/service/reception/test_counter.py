"""At the counter: scan, fill, mark, accept, print; one person, several dossiers."""

import io
import re
from datetime import datetime
from uuid import UUID

import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.factories.desk import at_work
from tests.factories.dossiers import BIRTH, LINKED, Office, act, citizen, office
from tests.factories.forms import valid_page
from tests.factories.papers import PDF

from hamrong.foundation.identity.models import Account
from hamrong.kernel.calendar.interface import VIETNAM, clock_at
from hamrong.kernel.jobs.interface import run_pending
from hamrong.service.dossiers.models import DocumentCheck, Dossier, Slip
from hamrong.service.forms import interface as forms
from hamrong.service.procedures import interface as procedures
from hamrong.service.reception.models import Visit, VisitItem

MONDAY = datetime(2024, 3, 4, 9, tzinfo=VIETNAM)
CARD = "038185001234||Nguyễn Thị Hoa|05031985|Nữ|Thôn Đông, Xã Đồi|15062021"
COUNTER = "/lam-viec/tiep-nhan/"
PERSON = {"full_name": "Nguyễn Thị Hoa", "personal_id": "038185001234", "phone": "0912345678"}


@pytest.fixture
def people() -> Office:
    return office()


@pytest.fixture
def desk(people: Office) -> Client:
    return at_work(people.desk)


def visit(desk: Client, **more: str) -> str:
    """Begin a visit and return its address."""
    answer = desk.post(f"{COUNTER}nguoi-nop", {**PERSON, **more})
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def form_of(desk: Client, address: str, code: str = BIRTH) -> str:
    """Open a procedure's form in a visit and return its address."""
    answer = desk.get(f"{address}them/{code}")
    if answer.status_code == 200:
        answer = desk.post(f"{address}them/{code}", {"area": "90101", "case": ""})
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def filled(people: Office, item_address: str) -> dict[str, object]:
    """Return what a careful official types: every question, every paper an original."""
    item = VisitItem.objects.get(id=UUID(item_address.rstrip("/").rsplit("/", 1)[-1]))
    draft = forms.draft(people.desk, item.draft_id)
    typed = {
        f"{forms.prefix_of(group.key)}{name}": texts
        for group in draft.form.groups
        for name, texts in valid_page(draft.form.definition, group.key, "Xã Đồi").items()
    }
    view = procedures.procedure(item.procedure_code)
    assert view is not None
    marks = {f"{document.key}-original": "1" for document in view.documents}
    return {**typed, **marks, "_revision": str(draft.revision)}


def received(desk: Client, people: Office, address: str) -> Dossier:
    """Receive one dossier in a visit."""
    form = form_of(desk, address)
    answer = desk.post(form, {**filled(people, form), "receive": "1"})
    assert answer.status_code == 302, re.findall("<li><a.*?</li>", answer.content.decode())
    return Dossier.objects.latest("submitted_at")


def test_a_scanned_card_fills_who_came(desk: Client) -> None:
    answer = desk.get(COUNTER, {"q": CARD})
    page = desk.get(answer["Location"]).content.decode()
    assert 'value="Nguyễn Thị Hoa"' in page
    assert 'value="038185001234"' in page
    broken = desk.get(COUNTER, {"q": CARD.replace("05031985", "99999999")})
    assert broken.status_code == 422
    assert "Không đọc được mã" in broken.content.decode()


def test_a_dossier_is_received_accepted_and_printed_in_one_go(desk: Client, people: Office) -> None:
    with clock_at(MONDAY):
        address = visit(desk)
        dossier = received(desk, people, address)
    assert (dossier.channel, dossier.state) == ("counter", "accepted")
    assert dossier.due_at is not None
    receipt = Slip.objects.get(dossier=dossier, kind="receipt")
    assert receipt.data["documents"][0]["original"] == 1
    assert DocumentCheck.objects.filter(dossier=dossier, original=1).exists()
    assert "Thành phần đã kiểm tra" in desk.get(f"/lam-viec/ho-so/{dossier.code}").content.decode()


def test_several_dossiers_of_one_person_have_one_receipt(desk: Client, people: Office) -> None:
    address = visit(desk)
    codes = {received(desk, people, address).code for _ in range(2)}
    assert len(codes) == 2
    answer = desk.get(f"{address}giay-hen.pdf")
    said = " ".join(
        page.extract_text() for page in pypdf.PdfReader(io.BytesIO(answer.content)).pages
    )
    assert all(code in said for code in codes)
    assert "Gồm 2 hồ sơ" in said


def test_missing_papers_become_one_supplement_request(desk: Client, people: Office) -> None:
    address = visit(desk)
    form = form_of(desk, address)
    typed = filled(people, form)
    key = next(name.removesuffix("-original") for name in typed if name.endswith("-original"))
    typed |= {f"{key}-original": "", f"{key}-missing": "1", "receive": "1"}
    refused = desk.post(form, typed)
    assert refused.status_code == 422
    assert "Còn thiếu giấy tờ" in refused.content.decode()
    assert not Dossier.objects.exists()
    typed["_revision"] = "99"
    assert desk.post(form, {**typed, "missing_reason": "Thiếu bản chính"}).status_code == 302
    dossier = Dossier.objects.get()
    assert dossier.state == "supplement"
    assert Slip.objects.filter(dossier=dossier, kind="supplement").exists()


def test_a_scan_sent_from_an_old_window_is_kept(desk: Client, people: Office) -> None:
    form = form_of(desk, visit(desk))
    typed = filled(people, form)
    assert desk.post(form, typed).status_code == 200
    scan = SimpleUploadedFile("giay.pdf", PDF)
    old = {**typed, "_revision": "0", "applicant__full_name": "Trần Thị Bưởi"}
    answer = desk.post(form, {**old, "scan-giay-chung-sinh": scan})
    assert answer.status_code == 409
    assert "giay.pdf" in answer.content.decode()


def test_a_mistake_keeps_all_that_was_typed(desk: Client, people: Office) -> None:
    address = visit(desk)
    form = form_of(desk, address)
    typed = {**filled(people, form), "applicant__full_name": "", "receive": "1"}
    answer = desk.post(form, typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "#f-applicant__full_name" in page
    assert "038185001234" in page
    assert not Dossier.objects.exists()


def test_filing_for_somebody_else_is_recorded(desk: Client, people: Office) -> None:
    wrong = desk.post(f"{COUNTER}nguoi-nop", {**PERSON, "capacity": "authorised"})
    assert wrong.status_code == 422
    paper = "Hợp đồng ủy quyền số 12 ngày 01/03/2024"
    address = visit(desk, capacity="authorised", authorisation=paper)
    dossier = received(desk, people, address)
    assert dossier.applicant_id is None
    page = desk.get(f"/lam-viec/ho-so/{dossier.code}").content.decode()
    assert "Người nộp thay" in page
    assert paper in page
    receipt = Slip.objects.get(dossier=dossier, kind="receipt")
    assert paper in receipt.data["submitter"]


def test_a_person_with_an_account_finds_the_dossier_on_their_page(
    desk: Client, people: Office
) -> None:
    owner = citizen("Nguyễn Thị Hoa")
    mine = Account.objects.filter(id=owner.account_id)
    mine.update(personal_id="038185001234", phone="0912345678")
    dossier = received(desk, people, visit(desk))
    assert at_work(owner).get(f"/ca-nhan/ho-so/{dossier.code}").status_code == 200


def test_who_typed_another_s_number_when_registering_sees_nothing(
    desk: Client, people: Office
) -> None:
    stranger = citizen("Kẻ Khác")
    Account.objects.filter(id=stranger.account_id).update(
        personal_id="038185001234", phone="0987654321"
    )
    dossier = received(desk, people, visit(desk))
    assert dossier.applicant_id is None
    assert at_work(stranger).get(f"/ca-nhan/ho-so/{dossier.code}").status_code == 404


def test_sending_the_form_twice_makes_one_dossier(desk: Client, people: Office) -> None:
    address = visit(desk)
    form = form_of(desk, address)
    typed = {**filled(people, form), "receive": "1"}
    assert desk.post(form, typed).status_code == 302
    assert desk.post(form, typed).status_code == 302
    assert Dossier.objects.count() == 1


def test_only_a_desk_receives_and_each_official_sees_their_own_visits(
    desk: Client, people: Office
) -> None:
    address = visit(desk)
    for other in (people.specialist, people.head, office(level="district").desk):
        assert at_work(other).get(address).status_code == 404
    assert at_work(people.specialist).get(COUNTER).status_code == 404
    assert at_work(citizen()).get(COUNTER).status_code == 404


def test_ending_a_visit_discards_what_was_not_received(desk: Client) -> None:
    address = visit(desk)
    form_of(desk, address)
    assert desk.post(f"{address}ket-thuc").status_code == 302
    assert Visit.objects.get().ended_at is not None
    assert not VisitItem.objects.exists()


def test_a_counter_dossier_goes_on_like_any_other(desk: Client, people: Office) -> None:
    dossier = received(desk, people, visit(desk))
    act(people.specialist, dossier.code, "request_supplement", reason="Thiếu chữ ký", documents=[])
    dossier.refresh_from_db()
    assert dossier.state == "supplement"


def test_a_linked_set_is_received_at_the_counter_with_one_receipt(
    desk: Client, people: Office
) -> None:
    form = form_of(desk, visit(desk), LINKED)
    answer = desk.post(form, {**filled(people, form), "receive": "1"})
    assert answer.status_code == 302
    run_pending()
    whole = Dossier.objects.get(procedure_code=LINKED)
    member = Dossier.objects.get(whole=whole)
    assert (member.procedure_code, member.channel) == (BIRTH, "counter")
    receipt = Slip.objects.get(kind="receipt")
    assert receipt.dossier_id == whole.id
    assert "Đăng ký thường trú – Công an tỉnh Mẫu" in receipt.data["linked"]
