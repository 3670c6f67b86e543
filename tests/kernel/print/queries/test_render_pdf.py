"""Papers are archivable, accessible, complete and the same for the same data."""

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pypdf
import pytest
import typst

from hamrong.kernel.calendar.interface import VIETNAM
from hamrong.kernel.print.interface import render_pdf
from hamrong.kernel.print.queries import render_pdf as rendering
from hamrong.kernel.print.rules import PRINTABLE

AT = datetime(2024, 12, 16, 9, 0, tzinfo=VIETNAM)
TEMPLATE = """\
#import "/kernel/print/templates/print/letterhead.typ": *
#show: letterhead.with(
  title: of("title"), agency: of("agency"), parent: "Tỉnh Thanh Hóa", number: "12/QĐ",
  place: "Hoằng Hóa", day: (16, 12, 2024),
)
#line-of("Tên", of("name"))
#checking(of("check_code"))
"""
DATA = {
    "title": "Quyết định",
    "agency": "Ủy ban nhân dân huyện Hoằng Hóa",
    "name": "Nguyễn Thị Hường",
    "check_code": "7K3M",
    "check_url": "https://example.vn/xac-minh/7K3M",
}


@pytest.fixture
def template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "tests").mkdir()
    path = tmp_path / "tests" / "one.typ"
    path.write_text(TEMPLATE)
    # typst reads below its root only; the package's folder appears there.
    (tmp_path / "kernel").symlink_to(rendering._ROOT / "kernel")
    monkeypatch.setattr(rendering, "_ROOT", tmp_path)
    monkeypatch.setattr(rendering, "get_app_template_dirs", lambda _: (tmp_path,))
    rendering._find.cache_clear()
    return "tests/one.typ"


@pytest.fixture(autouse=True)
def _forget() -> Any:
    yield
    rendering._find.cache_clear()


def text_of(pdf: bytes) -> str:
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    return " ".join(text.split())


def test_a_paper_carries_the_head_the_law_asks_for(template: str) -> None:
    text = text_of(render_pdf(template, DATA))
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "TỈNH THANH HÓA",
        "ỦY BAN NHÂN DÂN HUYỆN HOẰNG HÓA",
        "Số: 12/QĐ",
        "Hoằng Hóa, ngày 16 tháng 12 năm 2024",
        "QUYẾT ĐỊNH",
        "Tên: Nguyễn Thị Hường",
        "7K3M",
    ):
        assert words in text


def test_the_same_data_at_the_same_moment_give_the_same_bytes(template: str) -> None:
    assert render_pdf(template, DATA, at=AT) == render_pdf(template, DATA, at=AT)


def test_papers_are_archivable_and_accessible(template: str) -> None:
    reader = pypdf.PdfReader(io.BytesIO(render_pdf(template, DATA, at=AT)))
    metadata = reader.trailer["/Root"]["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert reader.metadata is not None
    assert reader.metadata.title == "Quyết định"
    assert reader.trailer["/Root"]["/Lang"].startswith("vi")


def test_papers_are_set_in_the_faces_of_the_platform(template: str) -> None:
    page = pypdf.PdfReader(io.BytesIO(render_pdf(template, DATA))).pages[0]
    fonts = {str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()}
    assert {name.partition("+")[2].partition("-")[0] for name in fonts} == {"Tinos"}


def test_every_printable_sign_has_a_shape_in_every_face() -> None:
    signs = "".join(chr(c) for first, last in PRINTABLE for c in range(first, last + 1))
    source = """
        #set document(title: "x")
        #set text(font: "Tinos", fallback: false)
        #let signs = sys.inputs.signs
        #signs #strong(signs) #emph(signs) #strong(emph(signs))
    """
    compiler = typst.Compiler(
        input=source.encode(),
        font_paths=rendering._fonts(),
        ignore_system_fonts=True,
        sys_inputs={"signs": signs},
    )
    assert compiler.compile(format="pdf", pdf_standards=["a-2b"], timestamp=AT.astimezone(UTC))


def test_a_template_that_does_not_exist_is_a_programming_error() -> None:
    with pytest.raises(FileNotFoundError, match=r"no context has .* none/none\.typ"):
        render_pdf("none/none.typ", {})
