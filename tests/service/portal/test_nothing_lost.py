"""What was typed survives whatever happens between two pages; what was said is not asked again."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.factories.dossiers import BIRTH, BUILDING, COMMUNE, PDF
from tests.factories.forms import valid_page
from tests.factories.identity import PASSWORD, make_citizen

from hamrong.foundation.identity.actions.forget_sessions import forget_sessions
from hamrong.foundation.identity.interface import Account, actor_for
from hamrong.kernel.calendar.interface import clock_at, now
from hamrong.service.dossiers.models import Dossier, SubmittedFile
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


def draft_of(account: Account, base: str) -> forms.DraftView:
    return forms.draft(actor_for(account.id), UUID(base.rstrip("/").rsplit("/", 1)[-1]))


def begun(browser: Client, code: str = BIRTH, case: str = "") -> str:
    return str(browser.post(f"/nop-ho-so/{code}", {**PLACE, "case": case})["Location"])


def said(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined,no-any-return]


def answers(account: Account, base: str, key: str) -> dict[str, list[str]]:
    view = draft_of(account, base)
    page = valid_page(view.form.definition, key, "Xã Đồi")
    return {**page, "_revision": [str(view.revision)]}


def answer_all(browser: Client, account: Account, base: str) -> None:
    for step in forms.steps(draft_of(account, base)):
        sent = answers(account, base, step.key)
        assert browser.post(f"{base}buoc/{step.key}", sent).status_code == 302


def filed(browser: Client, account: Account, base: str) -> str:
    paper = SimpleUploadedFile("giấy.pdf", PDF)
    browser.post(f"{base}giay-to", {"giay-chung-sinh": paper, "continue": "1"})
    return str(browser.post(f"{base}nop")["Location"]).split("/")[3]


def test_what_was_typed_when_the_session_had_ended_stands_there_after_logging_in(
    browser: Client, account: Account
) -> None:
    base = begun(browser)
    sent: Mapping[str, object] = {
        **answers(account, base, "child"), "full_name": "Nguyễn Minh Anh"}  # fmt: skip
    browser.cookies.pop("sessionid")
    asked = browser.post(f"{base}buoc/child", sent)
    assert asked.status_code == 302
    login = {"username": account.login, "password": PASSWORD}
    back = browser.post(asked["Location"], login)
    assert back["Location"] == f"{base}buoc/child"
    page = said(browser.get(back["Location"]))
    assert "Nguyễn Minh Anh" in page
    assert "chưa lưu" in page
    assert browser.post(f"{base}buoc/child", sent).status_code == 302
    assert draft_of(account, base).answers["child"]["full_name"] == "Nguyễn Minh Anh"
    assert "chưa lưu" not in said(browser.get(f"{base}buoc/child"))


def test_nobody_else_sees_what_was_typed_before_they_logged_in(
    browser: Client, account: Account
) -> None:
    base = begun(browser)
    browser.cookies.pop("sessionid")
    browser.post(f"{base}buoc/child", {"full_name": "Nguyễn Minh Anh"})
    other = make_citizen()
    browser.force_login(other)
    response = browser.get(f"{base}buoc/child")
    assert response.status_code == 404
    own = begun(browser)
    assert "Nguyễn Minh Anh" not in said(browser.get(f"{own}buoc/child"))


def test_a_page_with_an_old_token_is_sent_again_as_it_is(account: Account) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(account)
    address = f"/nop-ho-so/{BIRTH}"
    ours = {"origin": "http://testserver"}
    response = browser.post(address, {**PLACE, "csrfmiddlewaretoken": "x" * 64}, headers=ours)
    assert response.status_code == 403
    page = said(response)
    assert f'name="area" value="{COMMUNE}"' in page
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    again = browser.post(address, {**PLACE, "csrfmiddlewaretoken": token}, headers=ours)
    assert again.status_code == 302


@pytest.mark.parametrize("origin", ["http://xau.example", ""])
def test_what_another_site_sends_is_not_offered_again(account: Account, origin: str) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(account)
    response = browser.post(f"/nop-ho-so/{BIRTH}", {"area": "x"}, headers={"origin": origin})
    assert response.status_code == 403
    assert 'name="area"' not in said(response)


def test_another_filing_asks_only_what_must_differ(browser: Client, account: Account) -> None:
    base = begun(browser)
    answer_all(browser, account, base)
    first = filed(browser, account, base)
    made = browser.post(f"/ca-nhan/ho-so/{first}/tuong-tu")
    assert made["Location"].endswith("/buoc/child")
    assert browser.post(f"/ca-nhan/ho-so/{first}/tuong-tu")["Location"] == made["Location"]
    again = made["Location"].removesuffix("buoc/child")
    old, new = draft_of(account, base), draft_of(account, again)
    assert new.answers["father"] == old.answers["father"]
    assert not {"child", "declaration"} & set(new.answers)
    assert new.files == {}
    sent = answers(account, again, "child")
    assert browser.post(f"{again}buoc/child", sent)["Location"] == f"{again}buoc/declaration"
    sent = answers(account, again, "declaration")
    assert browser.post(f"{again}buoc/declaration", sent)["Location"] == f"{again}giay-to"
    second = filed(browser, account, again)
    assert second != first
    assert Dossier.objects.count() == 2


def test_nobody_files_like_another_person(browser: Client, account: Account) -> None:
    base = begun(browser)
    answer_all(browser, account, base)
    code = filed(browser, account, base)
    stranger = Client()
    stranger.force_login(make_citizen())
    assert stranger.post(f"/ca-nhan/ho-so/{code}/tuong-tu").status_code == 404
    assert stranger.post(f"{base}tuong-tu").status_code == 404


def test_a_file_and_a_place_are_answers_of_the_form(browser: Client, account: Account) -> None:
    base = begun(browser, BUILDING, "nha-o")
    sent = answers(account, base, "building")
    sent |= {"kind": ["works"], "position": [""], "_box-position": ["19.5,104.6,20.5,105.6"]}
    pressed = {**sent, "_map-position.x": "144", "_map-position.y": "144"}
    photo = SimpleUploadedFile("hiện trạng.pdf", PDF)
    response = browser.post(f"{base}buoc/building", {**pressed, "photo": photo})
    assert response["Location"] == f"{base}buoc/building?ban-do=position#f-position"
    page = said(browser.get(f"{base}buoc/building"))
    assert "hiện trạng.pdf" in page
    assert 'value="20.0, 105.1"' in page
    assert 'src="/bieu-mau/ban-do.svg?khung=' in page
    stored = draft_of(account, base)
    assert stored.answers["building"]["position"] == {"lat": 20.0, "lng": 105.1}
    wrong = SimpleUploadedFile("bản vẽ.exe", b"MZ" + bytes(64))
    sent = {**answers(account, base, "building"), "photo": wrong}
    refused = browser.post(f"{base}buoc/building", sent)
    assert refused.status_code == 422
    assert "bản vẽ.exe" in said(refused)
    answer_all(browser, account, base)
    view = draft_of(account, base)
    assert [row.text for g in forms.labelled(view.form, view.answers) for row in g.rows
            if row.key == "photo"] == ["hiện trạng.pdf"]  # fmt: skip
    browser.post(f"{base}giay-to", {"ban-ve": SimpleUploadedFile("bản vẽ.pdf", PDF + b"%")})
    assert browser.post(f"{base}nop").status_code == 302
    assert "Ảnh hiện trạng" in set(SubmittedFile.objects.values_list("document_name", flat=True))


def photo_beside(account: Account, base: str, **more: object) -> dict[str, object]:
    """Return the answers of the page that asks for a photo, with one."""
    photo = SimpleUploadedFile("hiện trạng.pdf", PDF)
    return {**answers(account, base, "building"), "photo": photo, **more}


def test_a_file_sent_when_the_session_had_ended_is_named_to_be_chosen_again(
    browser: Client, account: Account
) -> None:
    base = begun(browser, BUILDING, "nha-o")
    browser.cookies.pop("sessionid")
    asked = browser.post(f"{base}buoc/building", photo_beside(account, base))
    back = browser.post(asked["Location"], {"username": account.login, "password": PASSWORD})
    page = said(browser.get(back["Location"]))
    assert "Tệp hiện trạng.pdf chưa được lưu vì lúc gửi bạn đã đăng xuất." in page
    assert 'href="#f-photo"' in page
    browser.post(f"{base}buoc/building", photo_beside(account, base))
    assert "đã đăng xuất" not in said(browser.get(f"{base}buoc/building"))


def test_a_file_sent_from_an_old_window_is_kept(browser: Client, account: Account) -> None:
    base = begun(browser, BUILDING, "nha-o")
    browser.post(f"{base}buoc/building", answers(account, base, "building"))
    old = photo_beside(account, base, floors=["3"], _revision="0")
    stale = browser.post(f"{base}buoc/building", old)
    assert stale.status_code == 409
    assert "hiện trạng.pdf" in said(stale)
    assert len(draft_of(account, base).files["building.photo"]) == 1
    revision = str(draft_of(account, base).revision)
    assert f'name="_revision" value="{revision}"' in said(stale)


def test_a_refused_file_is_named_also_when_the_same_press_adds_a_row(
    browser: Client, account: Account
) -> None:
    base = begun(browser, BUILDING, "nha-o")
    wrong = SimpleUploadedFile("bản vẽ.exe", b"MZ" + bytes(64))
    sent = photo_beside(account, base, photo=wrong, _rows="add:rooms")
    refused = browser.post(f"{base}buoc/building", sent)
    assert refused.status_code == 422
    assert "bản vẽ.exe" in said(refused)
    assert 'id="f-rooms-1"' in said(refused)


def test_a_file_of_the_form_can_be_taken_away(browser: Client, account: Account) -> None:
    base = begun(browser, BUILDING, "nha-o")
    photo = SimpleUploadedFile("hiện trạng.pdf", PDF)
    browser.post(f"{base}buoc/building", {**answers(account, base, "building"), "photo": photo})
    held = draft_of(account, base).files["building.photo"][0]
    sent = {**answers(account, base, "building"), "_remove-file": f"building.photo {held.id}"}
    assert browser.post(f"{base}buoc/building", sent).status_code == 302
    assert "building.photo" not in draft_of(account, base).files


def test_strangers_cannot_fill_the_sessions() -> None:
    for _ in range(30):
        answer = Client().post(f"/nop-ho-so/x/{uuid4()}/buoc/x", {"a": "x" * 190_000})
        assert answer.status_code == 302
    assert Session.objects.count() <= 6
    with clock_at(now() + timedelta(hours=11)):
        forget_sessions()
    assert Session.objects.count() == 0
