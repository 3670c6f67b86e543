"""Whatever is sent, the answer is a page that says what to do."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client, RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hamrong.kernel.actor.interface import NotYoursError, RefusedError, StaleError, TooOftenError
from hamrong.kernel.ui.middleware import ProblemMiddleware

pytestmark = pytest.mark.django_db

LOGIN = "/dang-nhap/"
TEN_MB = 10 * 1024 * 1024
MIDDLEWARE = ProblemMiddleware(lambda _: HttpResponse())


def _visitor(*, checks: bool) -> Client:
    """Someone who has opened the page before."""
    client = Client(enforce_csrf_checks=checks)
    client.get(LOGIN)
    return client


@pytest.mark.parametrize("checks", [True, False])
def test_ten_megabytes_of_text_are_too_much(*, checks: bool) -> None:
    answer = _visitor(checks=checks).post(LOGIN, {"username": "a" * TEN_MB})
    # A field in a multipart body counts as text too.
    assert answer.status_code == 413
    assert "quá lớn" in answer.content.decode()


@pytest.mark.parametrize("checks", [True, False])
def test_thousands_of_fields_are_too_many(*, checks: bool) -> None:
    body = "&".join(f"f{n}=1" for n in range(3_000))
    answer = _visitor(checks=checks).post(
        LOGIN, body, content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code == 413


def test_a_gigabyte_is_refused_before_it_is_read(client: Client) -> None:
    answer = client.generic("POST", LOGIN, b"", CONTENT_LENGTH=str(2**30))
    assert answer.status_code == 413
    assert "giảm dung lượng" in answer.content.decode()


@pytest.mark.parametrize(
    "address", ["/xac-minh/%00", "/tim-kiem?q=%00", "/api/v1/procedures?q=%00"]
)
def test_the_null_character_breaks_nothing(client: Client, address: str) -> None:
    assert client.get(address).status_code < 500


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"\xff\xfe\x00", "application/x-www-form-urlencoded"),
        (b"a=1", "application/x-www-form-urlencoded; charset=utf-99"),
        (b"not a form", "multipart/form-data; boundary=x"),
        (b"not a form", "multipart/form-data"),
        (b"{", "application/json"),
    ],
)
def test_what_is_not_a_form_is_answered(body: bytes, content_type: str) -> None:
    for checks in (True, False):
        answer = _visitor(checks=checks).generic("POST", LOGIN, body, content_type)
        assert answer.status_code in {400, 403, 422, 200}


def test_files_where_none_belong_are_ignored(client: Client) -> None:
    stray = SimpleUploadedFile("x.exe", b"MZ")
    assert client.post(LOGIN, {"username": stray}).status_code < 500


@settings(
    max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.text(max_size=60))
def test_any_address_is_answered(client: Client, text: str) -> None:
    assert client.get("/khong-co/", {"q": text}).status_code == 404
    assert client.get("/xac-minh/", {"ma": text}).status_code in {200, 302, 422, 400}


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotYoursError(), 404),
        (StaleError(), 409),
        (RefusedError("Ngày sinh chưa đúng."), 422),
        (TooOftenError(), 429),
    ],
)
def test_what_an_action_says_becomes_a_page(
    rf: RequestFactory, error: Exception, status: int
) -> None:
    request = rf.get("/x")
    answer = MIDDLEWARE.process_exception(request, error)
    assert answer is not None
    assert answer.status_code == status
    if isinstance(error, RefusedError):
        assert "Ngày sinh chưa đúng." in answer.content.decode()


def test_other_errors_go_their_way(rf: RequestFactory) -> None:
    request = rf.get("/x")
    assert MIDDLEWARE.process_exception(request, KeyError("x")) is None
