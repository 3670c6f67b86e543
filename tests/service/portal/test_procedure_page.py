"""The page of a procedure: one's own case, the same for everybody, carried on into filing."""

import json
import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.factories.dossiers import BIRTH, BUILDING, COMMUNE, PDF, citizen, office, submitted
from tests.factories.identity import make_citizen
from tests.factories.procedures import make_raw_procedure

from hamrong.foundation.identity.interface import Account, actor_for
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.dossiers.models import Dossier
from hamrong.service.forms import interface as forms
from hamrong.service.procedures.actions.index import index

ADDRESS = f"/thu-tuc/{BIRTH}"
PLACE = {"district": "901", "area": COMMUNE}
PAPER = "Văn bản ủy quyền"


def page(response: object, status: int = 200) -> str:
    assert response.status_code == status, response.content.decode()[-3000:]  # type: ignore[attr-defined]
    return response.content.decode()  # type: ignore[attr-defined,no-any-return]


def main(client: Client, address: str) -> str:
    """Return what the page says to people, without what it says to machines."""
    return page(client.get(address)).partition("<main")[2].partition("</main>")[0]


@pytest.fixture
def browser() -> Client:
    client = Client()
    client.force_login(make_citizen())
    return client


def test_the_page_answers_in_the_order_people_ask(client: Client) -> None:
    text = page(client.get(ADDRESS))
    heads = re.findall(r'<h2[^>]* id="([a-z-]+)"', text)
    assert heads == [
        "truc-tuyen",
        "truong-hop",
        "can-gi",
        "bao-nhieu",
        "bao-lau",
        "o-dau",
        "cac-buoc",
        "can-cu",
        "bieu-mau",
        "ket-qua",
    ]


def test_answers_in_the_address_leave_only_what_the_case_needs(client: Client) -> None:
    unanswered = main(client, ADDRESS)
    assert PAPER in unanswered
    assert "Lệ phí đăng ký quá hạn" in unanswered
    own = main(client, f"{ADDRESS}?qua-han=chua&capacity=self&mien-giam=khong")
    assert PAPER not in own
    assert "Lệ phí đăng ký quá hạn" not in own
    assert "Người thuộc hộ nghèo" not in own.partition('id="can-gi"')[2]
    assert "Không thu</strong>" in own
    late = main(client, f"{ADDRESS}?qua-han=roi&capacity=authorised")
    assert "5.000" in late
    assert "đúng hạn" not in late
    assert "Người thuộc hộ nghèo" in late.partition('id="can-gi"')[2]


def test_an_answer_nobody_offered_changes_nothing(client: Client) -> None:
    plain = main(client, ADDRESS).partition('id="can-gi"')[2]
    odd = main(client, f"{ADDRESS}?qua-han=maybe&x=y&capacity=").partition('id="can-gi"')[2]
    assert plain == odd


def test_a_case_has_its_own_fee_and_time(client: Client) -> None:
    both = page(client.get(f"/thu-tuc/{BUILDING}"))
    assert "75.000" in both
    assert "150.000" in both
    one = page(client.get(f"/thu-tuc/{BUILDING}?case=nha-o")).partition('id="can-gi"')[2]
    assert "75.000" in one
    assert "150.000" not in one
    assert "20 ngày" not in one


def test_nothing_on_the_page_is_about_who_reads_it(client: Client) -> None:
    first, second = (main(one, ADDRESS) for one in (Client(), client))
    assert first == second
    assert "csrf" not in first


def test_programs_find_the_questions_and_conditions(client: Client) -> None:
    text = page(client.get(ADDRESS))
    found = re.search(r'rel="alternate" type="application/json" href="([^"]+)"', text)
    assert found is not None
    told = client.get(found[1]).json()
    assert [one["key"] for one in told["questions"]] == ["qua-han", "capacity", "mien-giam"]
    papers = {one["key"]: one["only_if"] for one in told["documents"]}
    assert papers["van-ban-uy-quyen"] == [{"question": "capacity", "answers": ["authorised"]}]


def test_the_empty_form_is_there_to_be_printed(client: Client) -> None:
    assert page_bytes(client.get(f"{ADDRESS}/to-khai.pdf")).startswith(b"%PDF")
    assert client.get("/thu-tuc/9.999999/to-khai.pdf").status_code == 404


def page_bytes(response: object) -> bytes:
    assert response.status_code == 200  # type: ignore[attr-defined]
    return response.content  # type: ignore[attr-defined,no-any-return]


def test_a_page_asks_the_database_a_bounded_number_of_times(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(ADDRESS)
    with django_assert_max_num_queries(4):
        client.get(f"{ADDRESS}?qua-han=roi")


def test_a_national_record_lists_its_papers_and_lets_a_case_be_chosen(client: Client) -> None:
    cases = [
        {"code": "1", "name": "Cấp mới", "time": 45, "unit": "DAY"},
        {"code": "2", "name": "Gia hạn", "time": 30, "unit": "DAY"},
    ]
    make_raw_procedure(cases=cases)
    text = page(client.get("/thu-tuc/1.009999"))
    assert "Đơn đề nghị" in text
    assert "45 ngày" in text
    chosen = page(client.get("/thu-tuc/1.009999?case=1")).partition('id="bao-lau"')[2]
    assert "30 ngày" in chosen
    assert "45 ngày" not in chosen
    for odd in ("9", "-1", "x", "99999"):
        page(client.get(f"/thu-tuc/1.009999?case={odd}"))


def walked(browser: Client, answers: str) -> str:
    text = page(browser.get(f"{ADDRESS}?{answers}"))
    found = re.search(rf'href="(/nop-ho-so/{BIRTH}[^"]*)"', text)
    assert found is not None
    begin = found[1].replace("&amp;", "&")
    first = page(browser.post(begin, {"district": "901", "next": "1"}))
    shown = first.partition("<main")[2].partition("</main>")[0]
    sent = dict(re.findall(r'<input type="hidden" name="([a-z-]+)" value="([^"]*)"', shown))
    capacity = re.search(r'<option value="([a-z]+)" selected', shown.partition('id="capacity"')[2])
    who = {"capacity": capacity[1], "authorisation": "Số 1"} if capacity else {}
    response = browser.post(begin, {**sent, **PLACE, **who})
    assert response.status_code == 302, page(response, 422)
    return str(response["Location"])


def test_answers_of_the_page_are_not_asked_again_and_decide_the_documents(browser: Client) -> None:
    base = walked(browser, "qua-han=roi&capacity=authorised&mien-giam=khong")
    assert PAPER in page(browser.get(f"{base}giay-to"))
    checked = page(browser.get(f"{base}kiem-tra"))
    assert "5.000" in checked
    assert f"{base}giay-to#van-ban-uy-quyen" in checked
    own = walked(browser, "qua-han=chua&capacity=self")
    assert PAPER not in page(browser.get(f"{own}giay-to"))
    assert "Chưa trả lời hết" in page(browser.get(own))


def test_answers_are_changed_without_losing_anything(browser: Client) -> None:
    base = walked(browser, "qua-han=chua&capacity=self&mien-giam=khong")
    shown = page(browser.get(f"{base}truong-hop"))
    assert 'value="chua" checked' in shown
    sent = {"qua-han": "roi", "capacity": "authorised", "mien-giam": "khong"}
    assert 'id="authorisation-error"' in page(browser.post(f"{base}truong-hop", sent), 422)
    sent["authorisation"] = "Số 1, ngày 02/01/2024"
    assert browser.post(f"{base}truong-hop", sent)["Location"] == base
    assert PAPER in page(browser.get(f"{base}giay-to"))
    assert "5.000" in page(browser.get(f"{base}kiem-tra"))


def test_a_file_given_stays_when_the_answers_no_longer_ask_for_it() -> None:
    account = make_citizen()
    actor = actor_for(account.id)
    draft_id = dossiers.start_filing(
        actor,
        procedure_code=BIRTH,
        area_code=COMMUNE,
        case_key="",
        capacity="authorised",
        authorisation="Số 1",
    )
    forms.add_file(actor, draft_id, "van-ban-uy-quyen", PDF, name="uy-quyen.pdf")
    said = {"capacity": "self"}
    dossiers.settle_case(actor, draft_id, answers=said, authorisation="")
    about = dossiers.filing(actor, draft_id)
    assert "van-ban-uy-quyen" in {one.key for one in about.uploads}
    assert "van-ban-uy-quyen" not in about.required_uploads


def test_a_draft_without_answers_keeps_every_paper_as_a_condition() -> None:
    account = make_citizen()
    actor = actor_for(account.id)
    draft_id = forms.start_draft(
        actor, purpose="dossier", subject=BIRTH, form_key="tt-1.000001", title="Khai sinh"
    )
    forms.choose(actor, draft_id, area=COMMUNE)
    about = dossiers.filing(actor, draft_id)
    assert about.situation == {}
    listed = {one.key: one.required for one in about.uploads}
    assert listed == {"giay-chung-sinh": True, "van-ban-uy-quyen": False}


def test_the_desk_reads_the_case_and_finds_the_fee_it_decides_marked() -> None:
    people, code = office(), submitted(citizen())
    row = Dossier.objects.get(code=code)
    assert row.situation["capacity"] == "self"
    row.situation = {"qua-han": "roi", "capacity": "self"}
    row.save(update_fields=["situation"])
    desk = Client()
    desk.force_login(Account.objects.get(id=people.desk.account_id))
    assert "Trẻ đã quá 60 ngày tuổi chưa?" in page(desk.get(f"/lam-viec/ho-so/{code}"))
    marked = page(desk.get(f"/lam-viec/ho-so/{code}/phi"))
    line = re.search(r'name="fee-le-phi-dang-ky-qua-han-applies"[^>]*>', marked)
    assert line is not None
    assert "checked" in line[0]


def test_a_national_record_says_where_it_is_handed_in_and_describes_itself_to_machines() -> None:
    code = make_raw_procedure(levels=["commune", "ministry"]).code
    text = Client().get(f"/thu-tuc/{code}").content.decode()
    assert "Bộ phận một cửa của Ủy ban nhân dân cấp xã" in text
    found = re.search(r'<script type="application/ld\+json">(.+?)</script>', text)
    assert found is not None
    described = json.loads(found[1])
    assert (described["@type"], described["identifier"]) == ("GovernmentService", code)
    assert "potentialAction" not in described
    assert [one["name"] for one in described["availableChannel"]] == [
        "Bộ phận một cửa của Ủy ban nhân dân cấp xã"
    ]


def test_the_list_of_pages_for_search_engines_names_them_and_ends() -> None:
    raw = make_raw_procedure().code
    index()
    assert "/sitemap.xml" in Client().get("/robots.txt").content.decode()
    listed = Client().get("/sitemap.xml").content.decode()
    assert "<loc>http://testserver/sitemap-1.xml</loc>" in listed
    page = Client().get("/sitemap-1.xml").content.decode()
    for path in ("/", f"/thu-tuc/{raw}", "/huong-dan/sinh-con", "/tra-cuu"):
        assert f"<loc>http://testserver{path}</loc>" in page
    assert Client().get("/sitemap-2.xml").status_code == 404
