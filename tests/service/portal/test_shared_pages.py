"""Pages for strangers: the same bytes for all, kept until the content changes, and seen by nobody
whose page it is not."""

import gzip
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.factories.identity import PASSWORD, make_citizen
from tests.factories.procedures import BODY, make_procedure

from hamrong.kernel.calendar.interface import VIETNAM, clock_at
from hamrong.kernel.edition.middleware import SHELF
from hamrong.service.procedures.actions.confirm_fileable import confirm_fileable

pytestmark = pytest.mark.django_db(transaction=True)

PAGE = "/thu-tuc/1.001193"
PUBLIC = "public, no-cache"


@pytest.fixture(autouse=True)
def province(settings: Any) -> Iterator[None]:
    """One procedure, and room for its pages. Takes the place of the whole mini province."""
    settings.SHARED_PAGES_BYTES = 1_000_000
    SHELF.clear()
    make_procedure(listed=True)
    yield
    SHELF.clear()


@pytest.fixture
def stranger() -> Client:
    return Client()


def test_a_stranger_gets_the_same_bytes_twice_and_no_cookie(
    stranger: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = stranger.get(PAGE)
    with django_assert_num_queries(1):
        second = Client().get(PAGE, headers={"user-agent": "other", "accept-language": "en"})
    assert first.status_code == second.status_code == 200
    assert first.content == second.content
    asked_first, asked_again = first.headers.pop("X-Request-ID"), second.headers.pop("X-Request-ID")
    assert asked_first != asked_again
    assert dict(first.headers) == dict(second.headers)
    assert first.headers["Cache-Control"] == PUBLIC
    assert {"Cookie", "Accept-Encoding"} <= set(first.headers["Vary"].split(", "))
    assert first.headers["ETag"].startswith('W/"')
    assert "default-src 'none'" in second.headers["Content-Security-Policy"]
    assert not first.cookies
    assert "csrfmiddlewaretoken" not in first.content.decode()


@pytest.mark.parametrize("address", ["/", "/tim-kiem?q=khai+sinh", PAGE, "/xac-minh/"])
def test_who_has_the_page_is_told_that_it_still_stands(
    address: str, stranger: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    had = stranger.get(address)
    SHELF.clear()  # another process, which never made the page
    with django_assert_num_queries(1):
        answer = stranger.get(address, headers={"if-none-match": had.headers["ETag"]})
    assert (answer.status_code, answer.content) == (304, b"")
    for name in ("ETag", "Cache-Control", "Vary"):
        assert answer.headers[name] == had.headers[name]
    stranger.get(address)
    kept = stranger.get(address, headers={"if-none-match": f'"x", {had.headers["ETag"]}'})
    assert kept.status_code == 304


def test_a_change_is_seen_by_the_very_next_request(stranger: Client) -> None:
    had = stranger.get(PAGE)
    assert "Nộp hồ sơ trực tuyến" in had.content.decode()
    confirm_fileable(form_keys=(), process_keys=())
    answer = stranger.get(PAGE, headers={"if-none-match": had.headers["ETag"]})
    assert answer.status_code == 200
    assert answer.headers["ETag"] != had.headers["ETag"]
    assert "Chưa nộp trực tuyến được" in answer.content.decode()


def test_what_the_law_changes_by_date_is_seen_on_that_day(stranger: Client) -> None:
    since = {"online_amount": 0, "online_since": "2026-02-01"}
    fee = {"key": "le-phi", "name": "Lệ phí", "kind": "charge", "amount": 8000, **since}
    make_procedure(**{**BODY, "fees": [fee]})
    with clock_at(datetime(2026, 1, 31, 23, 59, tzinfo=VIETNAM)):
        before = stranger.get(PAGE)
    with clock_at(datetime(2026, 2, 1, 0, 0, tzinfo=VIETNAM)):
        after = stranger.get(PAGE, headers={"if-none-match": before.headers["ETag"]})
    assert after.status_code == 200


def test_somebody_never_gets_the_shared_page_and_never_fills_it(stranger: Client) -> None:
    known = Client()
    account = make_citizen("Lê Văn Riêng")
    known.force_login(account)
    own = known.get(PAGE)
    assert "Lê Văn Riêng" in own.content.decode()
    assert "no-store" in own.headers["Cache-Control"]
    assert "private" in own.headers["Cache-Control"]
    assert "ETag" not in own.headers
    shared = stranger.get(PAGE)
    assert "Lê Văn Riêng" not in shared.content.decode()
    again = known.get(PAGE, headers={"if-none-match": shared.headers["ETag"]})
    assert again.status_code == 200
    assert "Lê Văn Riêng" in again.content.decode()


def test_logging_in_and_out_changes_whose_page_it_is(stranger: Client) -> None:
    account = make_citizen("Lê Văn Riêng")
    assert "Đăng nhập" in stranger.get("/").content.decode()
    stranger.post("/dang-nhap/", {"username": account.login, "password": PASSWORD})
    assert "Lê Văn Riêng" in stranger.get("/").content.decode()
    stranger.post("/dang-xuat/")
    left = stranger.get("/")
    assert "Lê Văn Riêng" not in left.content.decode()
    assert left.headers["Cache-Control"] == PUBLIC


def test_language_and_theme_are_pages_of_their_own(stranger: Client) -> None:
    plain = stranger.get("/")
    stranger.post("/ngon-ngu/", {"language": "en", "next": "/"})
    english = stranger.get("/", headers={"if-none-match": plain.headers["ETag"]})
    assert 'lang="en"' in english.content.decode()
    stranger.post("/giao-dien/", {"theme": "dark", "next": "/"})
    dark = stranger.get("/")
    assert 'data-theme="dark"' in dark.content.decode()
    assert 'lang="en"' in dark.content.decode()
    assert english.headers["Cache-Control"] == dark.headers["Cache-Control"] == PUBLIC
    assert Client().get("/").content == plain.content


def test_any_other_cookie_changes_nothing(stranger: Client) -> None:
    stranger.cookies.load({"csrftoken": "a" * 32, "tracker": "1", "theme": "purple"})
    answer = stranger.get("/")
    assert not answer.cookies
    assert answer.content == Client().get("/").content


def test_the_kept_page_travels_compressed_or_not(stranger: Client) -> None:
    for _ in range(2):
        packed = stranger.get("/", headers={"accept-encoding": "gzip, br"})
        assert packed.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(packed.content) == stranger.get("/").content
    refused = stranger.get("/", headers={"accept-encoding": "gzip;q=0"})
    assert "Content-Encoding" not in refused.headers


@pytest.mark.parametrize("address", ["/thu-tuc/9.999999", "/khong-co", "/tra-cuu", "/dang-nhap/"])
def test_errors_and_forms_are_nobody_elses(address: str, stranger: Client) -> None:
    said = set(stranger.get(address).headers["Cache-Control"].split(", "))
    assert "private" in said
    assert said & {"no-cache", "no-store"}
    assert len(SHELF) == 0


def test_what_was_sent_is_never_kept(stranger: Client) -> None:
    answer = stranger.post("/tra-cuu", {"code": "000", "phone": "0912345678"})
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert stranger.put("/").headers["Cache-Control"] == "private, no-store"


def test_whoever_asks_for_the_head_alone_is_told_what_the_page_would_be(stranger: Client) -> None:
    for _time in range(2):
        head = stranger.head("/")
        assert head.content == b""
    page = stranger.get("/")
    for name in ("ETag", "Cache-Control", "Content-Type", "Content-Length"):
        assert head.headers[name] == page.headers[name]
    assert stranger.head("/", headers={"If-None-Match": page.headers["ETag"]}).status_code == 304


def test_a_part_of_a_page_is_not_taken_for_the_page(stranger: Client) -> None:
    answer = stranger.get("/", headers={"HX-Request": "true"})
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert len(SHELF) == 0
