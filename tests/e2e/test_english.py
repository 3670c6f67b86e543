"""Pages in English hold together: longer words on a small screen, still accessible."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, expect
from tests.factories.dossiers import GUIDE, act, citizen, office, submitted

from hamrong.foundation.identity.models import Account
from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.jobs.interface import run_pending

pytestmark = pytest.mark.browser
Check = Callable[[Page], None]
PUBLIC = [
    "/",
    "/tim-kiem?q=khai+sinh",
    f"/thu-tuc/{GUIDE}",
    "/tra-cuu",
    "/xac-minh/",
    "/dang-nhap/",
    "/dang-ky/",
    "/khong-co-trang-nay",
]


# Texts within the page with letters of Vietnamese that no element marks as that; sums of money
# and the names of the platform and the province are the same in every language.
UNMARKED = """() => {
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const text = texts.currentNode.textContent.replace(/đồng|Hàm Rồng/g, "").trim();
    const said = texts.currentNode.parentElement.closest("[lang]").lang;
    if (said !== "vi" && /[ăâđêôơưạ-ỹ]/i.test(text)) found.push(text);
  }
  return found;
}"""


@pytest.fixture(autouse=True)
def with_districts(settings: Any, tmp_path: Path) -> None:
    settings.ORGANISATION_DATE = date(2024, 1, 2)
    settings.FILES_FOLDER = tmp_path / "files"


def log_in(page: Page, site: str, actor: Actor) -> None:
    client = Client()
    client.force_login(Account.objects.get(id=actor.account_id))
    value = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": value, "url": site}])


def test_who_chooses_english_reads_english_everywhere(
    page: Page, site: str, assert_accessible: Check
) -> None:
    people, an = office(), citizen()
    code = submitted(an)
    act(people.desk, code, "accept")
    run_pending()
    page.goto("/")
    page.get_by_role("button", name="English").click()
    for address in PUBLIC:
        page.goto(address)
        expect(page.locator("html")).to_have_attribute("lang", "en")
        assert_accessible(page)
        assert page.evaluate(UNMARKED) == [], address
    log_in(page, site, an)
    for address in ("/ca-nhan/", f"/ca-nhan/ho-so/{code}"):
        page.goto(address)
        assert_accessible(page)
        assert page.evaluate(UNMARKED) == [], address
    for actor in (people.specialist, people.leader):
        log_in(page, site, actor)
        for address in ("/lam-viec/", "/lam-viec/ho-so/", f"/lam-viec/ho-so/{code}"):
            page.goto(address)
            expect(page.locator("html")).to_have_attribute("lang", "en")
            assert_accessible(page)
    page.goto("/lam-viec/thong-ke/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Figures of dossiers")
    assert_accessible(page)
