"""A farmer on a line that is cut: what was sent is not sent again."""

import hashlib
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Request, Route, expect
from tests.e2e.test_citizen import choose_place, register
from tests.factories.papers import pdf

from hamrong.kernel.files.models import Upload
from hamrong.service.forms.models import DraftFile

pytestmark = pytest.mark.browser
Check = Callable[[Page], None]
PATIENCE_MS = 60_000


@pytest.fixture(autouse=True)
def with_districts(settings: Any, tmp_path: Path) -> None:
    settings.ORGANISATION_DATE = date(2024, 1, 2)
    settings.FILES_FOLDER = tmp_path / "files"


def started(page: Page) -> str:
    """Come as far as the list of tasks, on a good line, and return the draft's address."""
    page.goto("/thu-tuc/1.000001")
    register(page)
    choose_place(page)
    page.locator(".task__link").first.wait_for()
    return page.url


def large() -> dict[str, Any]:
    """Return a PDF of two pages that travels in several pieces."""
    padding = random.Random(7).randbytes(3 * 1024 * 1024)
    content = pdf(2) + b"\n%" + padding.replace(b"\n", b" ") + b"\n%%EOF\n"
    return {"name": "hop-dong.pdf", "mimeType": "application/pdf", "buffer": content}


def cut_after(page: Page, pieces: int) -> None:
    """Let so many pieces of files through, then lose every further one."""
    sent: list[str] = []

    def cut(route: Route) -> None:
        if route.request.method == "PATCH":
            sent.append(route.request.url)
        if len(sent) > pieces:
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/tai-len/**", cut)


def offsets_sent(page: Page) -> list[int]:
    """Return a list that grows by the place in the file at which each piece begins."""
    offsets: list[int] = []

    def note(request: Request) -> None:
        if request.method == "PATCH":
            offsets.append(int(request.headers["upload-offset"]))

    page.on("request", note)
    return offsets


def test_a_large_file_cut_in_the_middle_goes_on_there_on_the_next_visit(page: Page) -> None:
    base = started(page)
    page.goto(f"{base}giay-to")
    chosen = large()
    cut_after(page, pieces=2)
    page.locator("[data-uploads] input[type=file]").first.set_input_files([chosen])
    expect(page.get_by_text("Mạng yếu, đang tự gửi lại").first).to_be_visible()
    page.unroute_all()
    page.once("dialog", lambda dialog: dialog.accept())
    half = Upload.objects.get().received
    assert 0 < half < len(chosen["buffer"])
    page.goto(f"{base}giay-to")
    expect(page.get_by_text("Chọn lại đúng tệp này")).to_be_visible()
    offsets = offsets_sent(page)
    page.locator("[data-uploads] input[type=file]").first.set_input_files([chosen])
    expect(page.locator(".pages__page")).to_have_count(1, timeout=PATIENCE_MS)
    assert offsets[0] >= half
    assert Upload.objects.get().length == len(chosen["buffer"])
    stored = DraftFile.objects.get().file
    assert (stored.blob_id, stored.pages) == (hashlib.sha256(chosen["buffer"]).hexdigest(), 2)
