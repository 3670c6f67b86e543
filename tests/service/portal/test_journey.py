"""A citizen's way through the pages, without a script."""

import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.factories.dossiers import (
    BIRTH,
    BUILDING,
    COMMUNE,
    PDF,
    act,
    citizen,
    finished,
    office,
    submitted,
)
from tests.factories.forms import valid_page
from tests.factories.identity import make_citizen

from hamrong.foundation.identity.interface import Account, actor_for
from hamrong.kernel.jobs.interface import run_pending
from hamrong.service.dossiers.models import Dossier
from hamrong.service.forms import interface as forms

PLACE = {"district": "901", "area": COMMUNE}


@pytest.fixture
def account() -> Account:
    return make_citizen()


@pytest.fixture
def browser(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def page(response: object, status: int = 200) -> str:
    assert response.status_code == status, response.content.decode()[-3000:]  # type: ignore[attr-defined]
    return response.content.decode()  # type: ignore[attr-defined,no-any-return]


def started(browser: Client, code: str = BIRTH, case: str = "") -> str:
    response = browser.post(f"/nop-ho-so/{code}", {**PLACE, "case": case})
    assert response.status_code == 302, page(response, 422)
    return str(response["Location"])


def answer_all(browser: Client, account: Account, base: str) -> None:
    draft_id = base.rstrip("/").rsplit("/", 1)[-1]
    view = forms.draft(actor_for(account.id), draft_id)  # type: ignore[arg-type]
    for group in view.form.groups:
        sent = valid_page(view.form.definition, group.key, "Xã Đồi")
        revision = forms.draft(actor_for(account.id), draft_id).revision  # type: ignore[arg-type]
        response = browser.post(f"{base}buoc/{group.key}", {**sent, "_revision": revision})
        assert response.status_code == 302, page(response, 422)


def attached(browser: Client, base: str, content: bytes = PDF, name: str = "giấy.pdf") -> object:
    upload = SimpleUploadedFile(name, content)
    return browser.post(f"{base}giay-to", {"giay-chung-sinh": upload, "continue": "1"})


def filed(browser: Client, account: Account) -> str:
    base = started(browser)
    answer_all(browser, account, base)
    attached(browser, base)
    response = browser.post(f"{base}nop")
    assert response.status_code == 302, page(response, 422)
    return str(response["Location"]).split("/")[3]


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/tim-kiem",
        "/tim-kiem?q=khai+sinh&cap=commune&truc-tuyen=1",
        "/tim-kiem?q=zzzzzz&trang=99999999999999",
        "/tim-kiem?q=%00%27%22%3Cscript%3E",
        f"/thu-tuc/{BIRTH}",
        f"/thu-tuc/{BUILDING}",
        "/tra-cuu",
        "/xac-minh/",
    ],
)
def test_everyone_may_read(client: Client, address: str) -> None:
    page(client.get(address))


def test_the_search_finds_without_diacritics(client: Client) -> None:
    assert "Đăng ký khai sinh" in page(client.get("/tim-kiem?q=khai sinh"))


def test_an_unknown_procedure_is_a_page_of_its_own(client: Client) -> None:
    page(client.get("/thu-tuc/9.999999"), 404)


@pytest.mark.parametrize("address", [f"/nop-ho-so/{BIRTH}", "/ca-nhan/", "/ca-nhan/thong-bao/"])
def test_a_stranger_is_asked_to_log_in_and_comes_back(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 302
    assert response["Location"] == f"/dang-nhap/?next={address}"


def test_from_the_first_question_to_the_receipt(browser: Client, account: Account) -> None:
    base = started(browser)
    assert "Chưa làm" in page(browser.get(base))
    answer_all(browser, account, base)
    assert attached(browser, base).status_code == 302  # type: ignore[attr-defined]
    checked = page(browser.get(f"{base}kiem-tra"))
    assert "Nộp hồ sơ" in checked
    assert "giấy.pdf" in checked
    response = browser.post(f"{base}nop")
    assert "Đã nộp hồ sơ" in page(browser.get(response["Location"]))
    code = str(response["Location"]).split("/")[3]
    receipt = browser.get(f"/ca-nhan/ho-so/{code}/giay-xac-nhan")
    assert b"".join(receipt.streaming_content).startswith(b"%PDF")
    assert browser.post(f"{base}nop")["Location"] == response["Location"]
    assert Dossier.objects.count() == 1
    assert code in page(browser.get("/ca-nhan/"))


def test_a_place_and_a_case_are_asked_for_beside_the_field(browser: Client) -> None:
    text = page(browser.post(f"/nop-ho-so/{BUILDING}", {"district": "901", "area": COMMUNE}), 422)
    assert "Hãy chọn trường hợp của bạn." in text
    text = page(browser.post(f"/nop-ho-so/{BIRTH}", {"district": "901"}), 422)
    assert 'id="area-error"' in text
    text = page(browser.post(f"/nop-ho-so/{BIRTH}", {"district": "901", "next": "1"}))
    assert "Xã Đồi" in text


def test_a_capacity_the_law_does_not_know_is_said_beside_the_field(browser: Client) -> None:
    text = page(browser.post(f"/nop-ho-so/{BIRTH}", {**PLACE, "capacity": "hàng xóm"}), 422)
    assert '<p class="field__error" id="capacity-error">Hãy chọn bạn nộp cho ai.' in text
    assert 'aria-describedby="capacity-error"' in text


def test_wrong_answers_are_kept_and_explained(browser: Client) -> None:
    base = started(browser)
    sent = {"full_name": "", "phone": "abc", "_revision": "x"}
    text = page(browser.post(f"{base}buoc/applicant", sent), 422)
    assert 'value="abc"' in text
    assert "error-summary" in text
    assert 'value="abc"' in page(browser.get(f"{base}buoc/applicant"))


def test_what_is_saved_for_later_is_there_later(browser: Client) -> None:
    base = started(browser)
    sent = {"full_name": "Nguyễn Thị Hoa", "later": "1", "_revision": "99"}
    assert browser.post(f"{base}buoc/applicant", sent)["Location"] == base
    assert "Nguyễn Thị Hoa" in page(browser.get(f"{base}buoc/applicant"))
    assert base in page(browser.get("/ca-nhan/"))


def test_two_windows_never_overwrite_each_other_silently(browser: Client) -> None:
    base = started(browser)
    address = f"{base}buoc/applicant"
    revision = re.search(r'name="_revision" value="(\d+)"', page(browser.get(address)))
    assert revision is not None
    first = {"full_name": "Bản Một", "_revision": revision[1], "later": "1"}
    browser.post(address, first)
    text = page(browser.post(address, {**first, "full_name": "Bản Hai"}), 409)
    assert "Bản Hai" in text
    assert "Bản Một" in text


def test_a_renamed_program_is_refused_and_the_good_file_beside_it_kept(browser: Client) -> None:
    base = started(browser)
    bad = SimpleUploadedFile("anh.jpg", b"MZ\x90\x00")
    good = SimpleUploadedFile("tot.pdf", PDF)
    text = page(browser.post(f"{base}giay-to", {"giay-chung-sinh": [bad, good]}), 422)
    assert "anh.jpg" in text
    assert "tot.pdf" in text
    removed = re.search(r'name="remove" value="([^"]+)"', text)
    assert removed is not None
    browser.post(f"{base}giay-to", {"remove": removed[1]})
    assert "tot.pdf" not in page(browser.get(f"{base}giay-to"))


def test_an_incomplete_draft_says_what_is_missing(browser: Client) -> None:
    base = started(browser)
    assert "Còn" in page(browser.post(f"{base}nop"), 422)
    assert Dossier.objects.count() == 0


def test_other_peoples_papers_do_not_exist(browser: Client, account: Account) -> None:
    code, base = filed(browser, account), started(browser)
    file_id = Dossier.objects.get(code=code).files.get().file_id
    stranger = Client()
    stranger.force_login(make_citizen("Kẻ Khác"))
    for address in (
        base,
        f"{base}buoc/applicant",
        f"{base}giay-to",
        f"{base}kiem-tra",
        f"/ca-nhan/ho-so/{code}",
        f"/ca-nhan/ho-so/{code}/da-nop",
        f"/ca-nhan/ho-so/{code}/rut",
        f"/ca-nhan/ho-so/{code}/giay-xac-nhan",
        f"/ca-nhan/ho-so/{code}/tep/{file_id}",
        f"/ca-nhan/ho-so/{code}/tep/{uuid4()}",
    ):
        page(stranger.get(address), 404)
    for address in (f"{base}nop", f"{base}xoa", f"/ca-nhan/ho-so/{code}/bo-sung"):
        page(stranger.post(address), 404)


def test_a_supplement_is_answered_on_the_page(browser: Client, account: Account) -> None:
    people, code = office(), filed(browser, account)
    act(people.desk, code, "request_supplement", reason="Ảnh mờ", documents=["giay-chung-sinh"])
    address = f"/ca-nhan/ho-so/{code}"
    text = page(browser.get(address))
    assert "Ảnh mờ" in text
    visit = re.search(r'name="visit" value="([^"]+)"', text)
    assert visit is not None
    page(browser.post(f"{address}/bo-sung", {"visit": visit[1]}), 422)
    upload = SimpleUploadedFile("ro.pdf", PDF)
    sent = {"visit": visit[1], "giay-chung-sinh": upload, "note": "Gửi lại"}
    assert browser.post(f"{address}/bo-sung", sent).status_code == 302
    page(browser.post(f"{address}/bo-sung", {"visit": visit[1], "note": "lần nữa"}), 409)
    assert "ro.pdf" in page(browser.get(address))


def test_a_result_is_downloaded_and_messages_are_read(browser: Client, account: Account) -> None:
    people, code = office(), filed(browser, account)
    finished(people, code)
    run_pending()
    text = page(browser.get(f"/ca-nhan/ho-so/{code}"))
    address = re.search(rf'href="(/ca-nhan/ho-so/{code}/tep/[^"]+)"[^>]*>[^<]*<svg', text)
    assert address is not None
    assert b"".join(browser.get(address[1]).streaming_content).startswith(b"%PDF")
    assert "đã có kết quả" in page(browser.get("/ca-nhan/thong-bao/"))


def test_withdrawing_asks_first(browser: Client, account: Account) -> None:
    code = filed(browser, account)
    text = page(browser.get(f"/ca-nhan/ho-so/{code}/rut"))
    visit = re.search(r'name="visit" value="([^"]+)"', text)
    assert visit is not None
    sent = {"visit": visit[1], "reason": "Đổi ý"}
    assert browser.post(f"/ca-nhan/ho-so/{code}/rut", sent).status_code == 302
    assert Dossier.objects.get(code=code).state == "withdrawn"


def test_following_tells_nothing_to_who_does_not_know_both(client: Client) -> None:
    an = citizen()
    code = submitted(an)
    phone = Dossier.objects.get(code=code).applicant_phone
    assert code in page(client.post("/tra-cuu", {"code": code, "phone": phone}))
    unknown = page(client.post("/tra-cuu", {"code": "H99-1", "phone": phone}), 422)
    wrong = page(client.post("/tra-cuu", {"code": code, "phone": "0999999999"}), 422)
    problem = re.compile(r'<a href="#code">(.*?)</a>')
    assert problem.findall(unknown) == problem.findall(wrong) != []
    for _ in range(10):
        last = client.post("/tra-cuu", {"code": code, "phone": "0999999999"})
    page(last, 429)


def test_pages_with_lists_ask_a_bounded_number_of_times(
    browser: Client, account: Account, django_assert_max_num_queries: object
) -> None:
    for _ in range(3):
        filed(browser, account)
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        browser.get("/ca-nhan/")
    # the edition, two for agencies of the day, the words, what is found, what there is to browse
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        Client().get("/tim-kiem?q=khai sinh")
