"""The pages of the design system, preferences, and what every answer carries."""

import gzip
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.template import Context, Template
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from hamrong.kernel.ui.queries.samples import Samples

pytestmark = pytest.mark.django_db

FIRST_VIEW_BYTES = 100_000


@pytest.mark.parametrize("address", ["/ui/", "/ui/trang-ca-nhan", "/ui/ban-lam-viec", "/api/docs"])
def test_pages_for_everyone_ask_the_database_nothing(
    client: Client, address: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        answer = client.get(address)
    assert answer.status_code == 200
    assert 'lang="vi"' in answer.content.decode()


def test_nothing_on_the_page_is_inline_or_from_elsewhere(client: Client) -> None:
    answer = client.get("/ui/")
    text = answer.content.decode()
    assert " style=" not in text
    assert "<style" not in text
    assert "onclick" not in text
    assert "https://" not in text
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_the_first_view_weighs_little() -> None:
    names = ["css/site.css", "ui.js", "icon.svg", "motif/band.svg", "motif/drum.svg"]
    texts = sum(len(gzip.compress(_static(name).read_bytes())) for name in names)
    fonts = sum(path.stat().st_size for path in _static("fonts").glob("*.woff2"))
    htmx = len(gzip.compress(Path(str(finders.find("django_htmx/htmx-2.min.js"))).read_bytes()))
    assert texts + fonts + htmx <= FIRST_VIEW_BYTES


def test_the_style_sheets_travel_as_one() -> None:
    bundle = _static("css/site.css").read_text()
    of_some_pages = {"living", "papers"}
    for layer in _static("css/tokens.css").parent.glob("*.css"):
        assert (layer.read_text() in bundle) == (layer.stem not in of_some_pages), layer.name


def _static(name: str) -> Path:
    return Path(str(finders.find(f"ui/{name}")))


def test_a_chosen_theme_stays_and_goes(client: Client) -> None:
    answer = client.post("/giao-dien/", {"theme": "dark", "next": "/ui/"})
    assert answer.headers["Location"] == "/ui/"
    assert 'data-theme="dark"' in client.get("/ui/").content.decode()
    client.post("/giao-dien/", {"theme": "purple"})
    assert "data-theme" not in client.get("/ui/").content.decode()


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "javascript:alert(1)"]
)
def test_preferences_never_lead_away(client: Client, target: str) -> None:
    assert client.post("/giao-dien/", {"next": target}).headers["Location"] == "/"


@pytest.mark.parametrize("address", ["/giao-dien/", "/ngon-ngu/"])
def test_preferences_need_no_token_and_obey_no_other_site(address: str) -> None:
    client = Client(enforce_csrf_checks=True)
    chosen = {"theme": "dark", "language": "en", "next": "/ui/"}
    elsewhere = client.post(address, chosen, headers={"sec-fetch-site": "cross-site"})
    assert elsewhere.headers["Location"] == "/"
    assert not elsewhere.cookies
    ours = client.post(address, chosen, headers={"sec-fetch-site": "same-origin"})
    assert ours.headers["Location"] == "/ui/"
    (cookie,) = ours.cookies.values()
    assert (cookie["samesite"], cookie["httponly"]) == ("Lax", True)


def test_the_language_is_kept(client: Client) -> None:
    client.post("/ngon-ngu/", {"language": "en", "next": "/ui/"})
    assert 'lang="en"' in client.get("/ui/").content.decode()


def test_files_that_browsers_ask_for(client: Client) -> None:
    assert "Disallow: /ca-nhan/" in client.get("/robots.txt").content.decode()
    assert client.get("/manifest.webmanifest").json()["short_name"] == "Hàm Rồng"
    assert client.get("/favicon.ico").status_code == 302


def test_a_page_that_does_not_exist_says_what_to_do(client: Client) -> None:
    answer = client.get("/khong-co", headers={"referer": "http://testserver/ui/?a=1"})
    assert answer.status_code == 404
    text = answer.content.decode()
    assert "Không tìm thấy trang này" in text
    assert 'href="/ui/?a=1"' in text


def test_the_wrong_method_has_a_page_too(client: Client) -> None:
    answer = client.get("/giao-dien/")
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "POST"
    assert "Về trang chủ" in answer.content.decode()


def test_a_form_without_its_token_is_told_how_to_go_on() -> None:
    answer = Client(enforce_csrf_checks=True).post("/dang-nhap/", {"username": "a"})
    assert answer.status_code == 403
    assert "tải lại trang" in answer.content.decode()


def test_the_page_of_a_failure_needs_no_static_files(settings: Any, client: Client) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    assert client.get("/khong-co").status_code == 404


def test_due_times_are_told_by_a_word() -> None:
    row = Samples().rows[0]
    text = Template(
        "{% load ui %}{% due row.due_at row.due %}{% due None 'finished_late' %}"
    ).render(Context({"row": row}))
    assert "Quá hạn" in text
    assert "17:00 05/11/2024" in text
    assert "Xong trễ hạn" in text


def test_what_people_typed_is_never_markup() -> None:
    template = Template(
        "{% load ui %}{% tag label 'x' %}{% notice 'y' title=label %}{{ label }}{% endnotice %}"
        "{% empty_state label label %}{% icon label %}{% dialog 'd' title=label %}{% enddialog %}"
    )
    text = template.render(Context({"label": "<script>alert(1)</script>"}))
    assert "<script" not in text


def test_pages_are_vietnamese_until_the_visitor_chooses_english(client: Client) -> None:
    asked = {"Accept-Language": "en-US,en;q=0.9"}
    answer = client.get("/ui/", headers=asked)
    assert 'lang="vi"' in answer.content.decode()
    assert answer.headers["Content-Language"] == "vi"
    client.post("/ngon-ngu/", {"language": "en", "next": "/ui/"})
    answer = client.get("/ui/")
    assert 'lang="en"' in answer.content.decode()
    assert "Design system" in answer.content.decode()
    assert "Public services of Thanh Hóa province" in answer.content.decode()
    assert "Cookie" in answer.headers["Vary"]
    client.post("/ngon-ngu/", {"language": "xx", "next": "/ui/"})
    assert 'lang="en"' in client.get("/ui/").content.decode()


def test_a_broken_choice_of_language_is_vietnamese(client: Client) -> None:
    client.cookies["django_language"] = "../../etc"
    assert 'lang="vi"' in client.get("/ui/").content.decode()


def test_a_program_says_which_language_it_reads(client: Client) -> None:
    for asked in ("en", "vi"):
        answer = client.get("/api/v1/nothing", headers={"Accept-Language": asked})
        assert answer.headers["Content-Language"] == asked
