"""Home, search, guides and agencies: for everyone, with a bounded number of queries."""

import json
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

DESK = "000.00.14.H99"


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/", 6),
        ("/tim-kiem", 4),
        ("/tim-kiem?q=khai+sinh", 8),
        ("/tim-kiem?q=quen+mat+khau&loai=hoi-dap", 8),
        ("/tim-kiem?q=so+tu+phap", 10),
        ("/tim-kiem?q=khai+sinh&loai=%00&cap=x&su-kien=x&trang=x", 8),
        ("/tim-kiem/goi-y?q=khai+si", 10),
        ("/huong-dan/", 2),
        ("/huong-dan/sinh-con", 4),
        ("/co-quan/", 6),
        ("/co-quan/?q=so&cap=province&trang=99999", 6),
        (f"/co-quan/{DESK}", 6),
    ],
)
def test_pages_ask_the_database_little(client: Client, address: str, most: int) -> None:
    with CaptureQueriesContext(connection) as queries:
        page(client, address)
    assert len(queries) <= most, [query["sql"][:90] for query in queries]


@pytest.mark.parametrize("address", ["/huong-dan/khong-co", "/co-quan/khong-co"])
def test_what_does_not_exist_is_a_page_of_its_own(client: Client, address: str) -> None:
    page(client, address, 404)


def test_the_first_page_leads_to_events_guides_and_agencies(client: Client) -> None:
    text = page(client, "/")
    assert "su-kien=birth" in text
    assert "/huong-dan/sinh-con" in text
    assert f"/co-quan/{DESK}" in text


def test_results_are_mixed_with_tabs_that_keep_the_address(client: Client) -> None:
    text = page(client, "/tim-kiem?q=khai+sinh&su-kien=birth&trang=2")
    assert "?q=khai+sinh&amp;su-kien=birth&amp;loai=hoi-dap" in text
    text = page(client, "/tim-kiem?q=khai+sinh&su-kien=birth")
    assert text.index("/thu-tuc/1.000001") < text.index("/huong-dan/mang-gi-khi-khai-sinh")
    alone = page(client, "/tim-kiem?q=khai+sinh&loai=hoi-dap")
    assert "/huong-dan/mang-gi-khi-khai-sinh" in alone
    assert "/thu-tuc/1.000001" not in alone


def test_finding_nothing_says_how_to_go_on(client: Client) -> None:
    assert "su-kien=birth" in page(client, "/tim-kiem?q=zzzzzz")
    assert "Tìm trong tất cả" in page(client, "/tim-kiem?q=zzzzzz&cap=commune")


def test_a_guide_leads_to_filing_and_is_read_by_machines(client: Client) -> None:
    text = page(client, "/huong-dan/sinh-con")
    assert 'href="/nop-ho-so/1.000001"' in text
    assert told(text)["@type"] == "HowTo"
    asked = told(page(client, "/huong-dan/mang-gi-khi-khai-sinh"))
    assert asked["mainEntity"][0]["acceptedAnswer"]["text"].startswith("Giấy chứng sinh")
    assert "chưa được đối chiếu" in text
    assert "chưa được đối chiếu" not in page(client, "/huong-dan/quen-mat-khau")


def told(text: str) -> dict[str, list[dict[str, dict[str, str]]]]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text)
    assert found is not None
    return json.loads(found.group(1))  # type: ignore[no-any-return]


def test_an_agency_says_what_it_decides(client: Client) -> None:
    department = page(client, "/co-quan/000.00.13.H99")
    assert "Cấp thẻ hướng dẫn viên du lịch" in department
    assert "chưa có ở đây" in department
    commune = page(client, "/tim-kiem?q=ubnd+xa+doi")
    assert "Ủy ban nhân dân xã Đồi" in commune


def test_suggestions_are_options_of_the_search_box(client: Client) -> None:
    text = page(client, "/tim-kiem/goi-y?q=khai+si")
    assert 'role="option"' in text
    assert 'data-url="/thu-tuc/1.000001"' in text
    assert page(client, "/tim-kiem/goi-y?q=").strip() == ""
