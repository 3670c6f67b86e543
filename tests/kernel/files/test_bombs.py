"""A small file must not take the machine."""

import resource
import subprocess
import sys
import time
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pillow_heif
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from tests.factories.papers import PDF, pdf, photo

from hamrong.kernel.actor.interface import SYSTEM, LaterError, RefusedError
from hamrong.kernel.files.actions import open_pdf, straighten, take_turns
from hamrong.kernel.files.interface import Kind, bind, store, take_paper
from hamrong.kernel.files.rules.jpeg import MOST_SCANS, JpegEffort, effort_of
from hamrong.kernel.files.rules.photo import jpeg_may_be_opened, may_be_opened

pytestmark = pytest.mark.django_db
ONE_SCAN = JpegEffort(1, 0)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.FILES_FOLDER = tmp_path
    return tmp_path


def pdf_bomb(megabytes: int) -> bytes:
    """Return a PDF of some kilobytes whose list of objects is packed twice."""
    objects = b"<</Type/Catalog/Pages 2 0 R>>".ljust(40) + b"<</Type/Pages/Kids[4 0 R]/Count 1>>"
    head = b"1 0 2 40 "
    packer = zlib.compressobj(9)
    packed = packer.compress(head + objects)
    for _ in range(megabytes):
        packed += packer.compress(b" " * 1048576)
    packed = zlib.compress(packed + packer.flush(), 9)
    made, at = b"%PDF-1.5\n", {}
    listed = (
        b"3 0 obj<</Type/ObjStm/N 2/First %d/Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n"
    )
    at[3] = len(made)
    made += listed % (len(head), len(packed)) + packed + b"\nendstream endobj\n"
    at[4] = len(made)
    made += b"4 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
    at[5] = len(made)
    rows = [(0, 0, 0), (2, 3, 0), (2, 3, 1), *((1, at[number], 0) for number in (3, 4, 5))]
    table = b"".join(bytes([t]) + a.to_bytes(4, "big") + b.to_bytes(2, "big") for t, a, b in rows)
    made += b"5 0 obj<</Type/XRef/Size 6/W[1 4 2]/Root 1 0 R/Length %d>>stream\n" % len(table)
    return made + table + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF\n" % at[5]


def odd_form(form: Any) -> bytes:
    """Return a PDF with something else where its form belongs."""
    out = BytesIO()
    with pikepdf.Pdf.new() as made:
        made.add_blank_page()
        made.Root.AcroForm = form
        made.save(out)
    return out.getvalue()


def many_scans(scans: int) -> bytes:
    """Return a progressive JPEG that goes over its picture so often more."""
    out = BytesIO()
    Image.new("L", (1200, 900), 128).save(out, "JPEG", progressive=True)
    whole = out.getvalue()
    last, end = whole.rindex(b"\xff\xda"), whole.rindex(b"\xff\xd9")
    return whole[:end] + whole[last:end] * scans + whole[end:]


def test_a_pdf_of_a_few_kilobytes_does_not_take_gigabytes() -> None:
    bomb = pdf_bomb(600)
    assert len(bomb) < 10_000
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(RefusedError, match="quá nặng để mở"):
        take_paper(bomb, name="a.pdf", owner=SYSTEM)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 * 1024


def test_a_pdf_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_pdf, "_SEEN", {})
    monkeypatch.setattr(open_pdf, "WALL_SECONDS", 0.3)
    with pytest.raises(RefusedError, match="quá nặng để mở"):
        take_paper(pdf_bomb(400), name="a.pdf", owner=SYSTEM)


@pytest.mark.parametrize("form", [5, pikepdf.Dictionary(Fields=5)], ids=["form", "fields"])
def test_a_pdf_with_a_false_form_is_refused_when_given_and_named_when_bound(form: Any) -> None:
    odd = odd_form(form)
    with pytest.raises(RefusedError, match="PDF bị hỏng"):
        take_paper(odd, name="a.pdf", owner=SYSTEM)
    kept = [store(photo(), name="a.jpg", owner=SYSTEM), store(PDF, name="b.pdf", owner=SYSTEM)]
    kept.append(store(odd, name="giấy lạ.pdf", owner=SYSTEM))
    with pytest.raises(RefusedError, match=r"giấy lạ\.pdf"):
        bind([one.id for one in kept], name="Giấy", owner=SYSTEM)


def test_a_pdf_seen_before_is_not_opened_again(monkeypatch: pytest.MonkeyPatch) -> None:
    content = pdf(4)
    first = take_paper(content, name="a.pdf", owner=SYSTEM)
    monkeypatch.setattr(subprocess, "Popen", None)
    again = take_paper(content, name="b.pdf", owner=SYSTEM)
    assert (first.pages, again.pages) == (4, 4)


def test_a_program_that_does_not_start_is_our_fault_and_not_the_paper_s(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(RuntimeError):
        take_paper(pdf(5), name="a.pdf", owner=SYSTEM)


def test_a_photo_of_many_scans_is_refused_before_it_is_opened() -> None:
    began = time.monotonic()
    with pytest.raises(RefusedError, match="quá lớn để mở"):
        take_paper(many_scans(2000), name="a.jpg", owner=SYSTEM)
    assert time.monotonic() - began < 1
    assert take_paper(many_scans(10), name="b.jpg", owner=SYSTEM).pages == 1


@settings(max_examples=30)
@given(st.integers(0, MOST_SCANS - 10), st.binary(max_size=2000))
def test_every_scan_is_counted_and_nothing_after_the_picture(more: int, film: bytes) -> None:
    base = effort_of(many_scans(0)).scans
    assert effort_of(many_scans(more) + film + b"\xff\xda" * 60).scans == base + more


@given(st.binary(max_size=4000))
def test_any_bytes_can_be_judged(data: bytes) -> None:
    assert 0 <= effort_of(b"\xff\xd8" + data).scans <= MOST_SCANS + 1


def test_what_a_picture_takes_is_judged_by_its_pixels() -> None:
    assert jpeg_may_be_opened(12_000, 9_000, ONE_SCAN)
    assert jpeg_may_be_opened(4_000, 3_000, JpegEffort(MOST_SCANS, 6))
    assert not jpeg_may_be_opened(12_000, 9_000, JpegEffort(10, 6))
    assert jpeg_may_be_opened(12_000, 9_000, JpegEffort(10, 3))
    assert not jpeg_may_be_opened(12_000, 9_000, JpegEffort(40, 2))
    assert may_be_opened(8_160, 6_120, "RGB")
    assert may_be_opened(8_064, 6_048, "HEIC")
    assert not may_be_opened(12_000, 9_000, "L")
    for dear in ("RGBA", "P", "LA", "F", "I"):
        assert not may_be_opened(8_000, 6_200, dear)
        assert may_be_opened(6_000, 4_500, dear)


def test_a_progressive_photo_is_held_whole_until_its_last_scan() -> None:
    def held(**how: Any) -> float:
        out = BytesIO()
        Image.new("RGB", (64, 64)).save(out, "JPEG", **how)
        return effort_of(out.getvalue()).bytes_a_pixel

    assert held() == 0
    assert held(progressive=True, subsampling=0) == 6
    assert held(progressive=True, subsampling=2) == 3


def test_a_phone_s_photo_that_lies_about_its_size_is_not_opened() -> None:
    out = BytesIO()
    pillow_heif.from_pillow(Image.new("RGB", (640, 640), "white")).save(out)
    at = out.getvalue().index(b"ispe") + 8
    lie = out.getvalue()[:at] + (64).to_bytes(4, "big") * 2 + out.getvalue()[at + 8 :]
    with pytest.raises(RefusedError, match="Ảnh bị hỏng"):
        take_paper(lie, name="a.heic", owner=SYSTEM)


@pytest.mark.parametrize("kind", ["TIFF", "WEBP", "GIF", "BMP"])
def test_pictures_of_other_kinds_are_not_even_opened(kind: str) -> None:
    out = BytesIO()
    Image.new("RGB", (10, 10)).save(out, kind)
    with pytest.raises(RefusedError, match="không phải ảnh"):
        take_paper(out.getvalue(), name="a.jpg", owner=SYSTEM)


def test_nobody_waits_for_ever_until_a_photo_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(take_turns, "WAIT_SECONDS", 0.01)
    held, later = take_turns.in_turn(straighten._ONE_AT_A_TIME), pytest.raises(LaterError)
    with held, later:
        take_paper(photo(), name="a.jpg", owner=SYSTEM)
    assert take_paper(photo(), name="a.jpg", owner=SYSTEM).content_type == Kind.JPEG
