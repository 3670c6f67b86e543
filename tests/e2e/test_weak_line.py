"""A farmer on a line that is cut: what was sent is not sent again."""

import hashlib
import random
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error, Page, Request, Route, expect
from tests.e2e.test_citizen import choose_place, fill_page, register
from tests.factories.papers import PDF, pdf

from hamrong.kernel.files.models import Upload
from hamrong.service.dossiers.models import Dossier, SubmittedFile
from hamrong.service.forms.interface import form
from hamrong.service.forms.models import Draft, DraftFile

pytestmark = pytest.mark.browser
Check = Callable[[Page], None]
PATIENCE_MS = 60_000
LOST = "chrome-error://chromewebdata/"
MOST_TRIES = 20
A_MOMENT_MS = 100


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


def altered(content: bytes) -> bytes:
    """Return another file of the same length that begins and ends the same."""
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


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
    alike = {**chosen, "name": "phu-luc.pdf", "buffer": altered(chosen["buffer"])}
    offsets = offsets_sent(page)
    page.locator("[data-uploads] input[type=file]").first.set_input_files([alike])
    expect(page.locator(".pages__page")).to_have_count(1, timeout=PATIENCE_MS)
    assert offsets[0] == 0
    offsets.clear()
    page.locator("[data-uploads] input[type=file]").first.set_input_files([chosen])
    expect(page.locator(".pages__page")).to_have_count(2, timeout=PATIENCE_MS)
    assert offsets[0] >= half
    stored = DraftFile.objects.exclude(file__name="phu-luc.pdf").get().file
    assert (stored.blob_id, stored.pages) == (hashlib.sha256(chosen["buffer"]).hexdigest(), 2)


class Weather:
    """A line that loses every third request, or the answer on its way back."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.lost = 0

    def __call__(self, route: Route) -> None:
        fate = self.dice.randrange(6)
        if fate > 1:
            route.continue_()
            return
        self.lost += 1
        if fate == 1:
            route.fetch(max_redirects=0)
        route.abort("connectionreset")


def insist(page: Page, act: Callable[[], Any]) -> None:
    """Do what leads to another page; where the browser shows its own error, load again."""
    for _ in range(MOST_TRIES):
        with suppress(Error), page.expect_navigation():
            act()
            return
        page.wait_for_url(LOST, wait_until="commit")
        page.wait_for_timeout(A_MOMENT_MS)
        act = page.reload
    pytest.fail("the line was never there")


def press(page: Page, name: str) -> None:
    insist(page, page.get_by_role("button", name=name).first.click)


def file_birth(page: Page, paper: Path) -> dict[str, set[str]]:
    """File from the list of tasks on, whatever is lost; return what was answered on each page."""
    answered = {}
    insist(page, page.locator(".task__link").nth(1).click)
    for group in form("tt-1.000001").groups:
        expect(page.get_by_role("heading", level=1)).to_have_text(group.title)
        answered[group.key] = fill_page(page, group.key)
        press(page, "Lưu và tiếp tục")
    page.locator("input[type=file]").first.set_input_files(paper)
    press(page, "Lưu và tiếp tục")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kiểm tra trước khi nộp")
    press(page, "Nộp hồ sơ")
    expect(page.get_by_text("Đã nộp hồ sơ")).to_be_visible()
    return answered


def files_once(page: Page, seed: int, tmp_path: Path) -> None:
    """File on such a line, and hold that everything said and given is there, once."""
    paper = tmp_path / "giay-chung-sinh.pdf"
    paper.write_bytes(PDF)
    page.goto("/thu-tuc/1.000001")
    register(page)
    weather = Weather(seed)
    page.route("**/*", weather)
    page.get_by_label("Huyện, thị xã, thành phố").select_option(label="Huyện Thượng")
    press(page, "Chọn huyện này")
    page.get_by_label("Xã, phường, thị trấn").select_option(label="Xã Đồi")
    press(page, "Bắt đầu điền")
    answered = file_birth(page, paper)
    assert weather.lost > 5
    dossier = Dossier.objects.get()
    for group, keys in answered.items():
        assert keys <= set(dossier.answers[group]), group
    assert not Draft.objects.filter(submitted_at=None).exists()
    sent = SubmittedFile.objects.get()
    assert sent.file.blob_id == hashlib.sha256(PDF).hexdigest()


@pytest.mark.parametrize("seed", [1, 2])
def test_a_farmer_whose_line_loses_requests_files_everything_once(
    page: Page, seed: int, tmp_path: Path
) -> None:
    files_once(page, seed, tmp_path)


@pytest.mark.parametrize("seed", [3, 4])
def test_the_same_without_a_script(plain: Page, seed: int, tmp_path: Path) -> None:
    files_once(plain, seed, tmp_path)
