"""Photographs are kept upright, small and without secrets; pages become one PDF."""

import hashlib
import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pillow_heif
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from tests.factories.papers import PDF, pdf, photo

from hamrong.kernel.actor.interface import SYSTEM, RefusedError
from hamrong.kernel.files.interface import Kind, StoredFile, bind, describe, open_file, take_paper
from hamrong.kernel.files.models import Part
from hamrong.kernel.files.rules.photo import LONGEST_SIDE, size_kept

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.FILES_FOLDER = tmp_path
    return tmp_path


def taken(content: bytes, name: str = "anh.jpg") -> StoredFile:
    return take_paper(content, name=name, owner=SYSTEM)


def content_of(file: StoredFile) -> bytes:
    _stored, handle = open_file(file.id)
    with handle:
        return handle.read()


def picture_of(file: StoredFile) -> Image.Image:
    return Image.open(BytesIO(content_of(file)))


# Where the black third lies once the picture is upright, by EXIF orientation.
@pytest.mark.parametrize(
    ("turned", "side"),
    [(1, "left"), (2, "right"), (3, "right"), (6, "top"), (8, "bottom")],
)
def test_a_photograph_is_turned_upright(turned: int, side: str) -> None:
    seen = picture_of(taken(photo(turned=turned)))
    width, height = seen.size
    assert (width > height) == (side in {"left", "right"})
    spots = {
        "left": (5, height // 2),
        "right": (width - 6, height // 2),
        "top": (width // 2, 5),
        "bottom": (width // 2, height - 6),
    }
    dark = {name for name, at in spots.items() if sum(seen.convert("RGB").getpixel(at)) < 100}  # type: ignore[arg-type]
    assert side in dark
    assert {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}[side] not in dark


def test_where_and_with_what_it_was_taken_is_not_kept_but_the_hash_of_what_came_is() -> None:
    came = photo(place=True)
    stored = taken(came)
    assert "Sau" in str(dict(Image.open(BytesIO(came)).getexif()))
    assert dict(picture_of(stored).getexif()) == {}
    assert b"Exif" not in content_of(stored)
    assert stored.given_sha256 == hashlib.sha256(came).hexdigest()
    assert (stored.name, stored.pages) == ("anh.jpg", 1)


def test_a_large_photograph_is_kept_readable_and_small() -> None:
    stored = taken(photo(4000, 3000))
    assert picture_of(stored).size == (LONGEST_SIDE, 1800)


def test_a_transparent_drawing_stands_on_white() -> None:
    out = BytesIO()
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(out, "PNG")
    stored = taken(out.getvalue(), "ban-ve.png")
    assert stored.content_type == Kind.JPEG
    assert picture_of(stored).getpixel((25, 25)) == (255, 255, 255)


def test_photographs_of_newer_phones_are_taken() -> None:
    out = BytesIO()
    pillow_heif.from_pillow(Image.new("RGB", (640, 480), "white")).save(out)
    stored = taken(out.getvalue(), "IMG_0001.HEIC")
    assert (stored.content_type, stored.name) == (Kind.JPEG, "IMG_0001.jpg")


def bomb() -> bytes:
    """Return a small PNG that says it has 900 million pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (bomb(), "anh.png", "quá lớn để mở"),
        (photo()[:300], "anh.jpg", "Ảnh bị hỏng"),
        (b"\xff\xd8\xff" + b"x" * 200, "anh.jpg", "Ảnh bị hỏng"),
        (b"%PDF-1.7 khong phai", "a.pdf", "PDF bị hỏng"),
        (pdf(0), "a.pdf", "PDF bị hỏng"),
        (pdf(password="bi-mat"), "a.pdf", "có mật khẩu"),
    ],
    ids=["bomb", "cut", "no-picture", "no-pdf", "no-pages", "locked"],
)
def test_what_cannot_be_opened_is_refused_with_what_to_do(
    content: bytes, name: str, said: str, folder: Path
) -> None:
    with pytest.raises(RefusedError, match=said):
        taken(content, name)
    assert [one for one in folder.rglob("*") if one.is_file()] == []


@given(st.integers(1, 40_000), st.integers(1, 40_000))
def test_a_kept_picture_is_never_larger_nor_of_another_shape(width: int, height: int) -> None:
    kept = size_kept(width, height)
    assert 0 < max(kept) <= min(LONGEST_SIDE, max(width, height))
    assert abs(kept[0] * height - kept[1] * width) <= max(width, height)


def test_pages_become_one_pdf_in_the_order_given_and_proof_of_each_is_kept() -> None:
    first, scan, last = taken(photo(300, 200)), taken(pdf(2), "q.pdf"), taken(photo(200, 300))
    (whole,) = bind([last.id, scan.id, first.id], name="Giấy chứng sinh", owner=SYSTEM)
    stored = describe([whole])[whole]
    assert (stored.name, stored.pages) == ("Giấy chứng sinh.pdf", 4)
    with pikepdf.open(BytesIO(content_of(stored))) as opened:
        tall = [page.mediabox[3] > page.mediabox[2] for page in opened.pages]
    assert tall == [True, True, True, False]
    parts = Part.objects.filter(file_id=whole).order_by("position")
    kept = [(last, last), (scan, scan), (first, first)]
    assert list(parts.values_list("sha256", "given_sha256")) == [
        (one.sha256, one.given_sha256) for one, _ in kept
    ]


def test_binding_twice_makes_the_same_bytes() -> None:
    pages = [taken(photo()).id, taken(PDF, "a.pdf").id]
    made = [bind(pages, name="Hợp đồng", owner=SYSTEM)[0] for _ in range(2)]
    assert len({describe(made)[one].sha256 for one in made}) == 1


def test_a_lone_pdf_a_signed_one_and_a_locked_form_stay_byte_for_byte() -> None:
    alone, signed = taken(PDF, "a.pdf"), taken(pdf(signed=True), "ky-so.pdf")
    assert bind([alone.id], name="x", owner=SYSTEM) == [alone.id]
    assert bind([signed.id, alone.id], name="x", owner=SYSTEM) == [signed.id, alone.id]
    page = taken(photo())
    whole, kept = bind([page.id, signed.id], name="x", owner=SYSTEM)
    assert (kept, describe([whole])[whole].pages) == (signed.id, 1)
