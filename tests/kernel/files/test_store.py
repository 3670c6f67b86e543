import errno
import io
import os
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

import psycopg
import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from hamrong.kernel.actor.interface import SYSTEM, RefusedError
from hamrong.kernel.calendar.interface import clock_at, now
from hamrong.kernel.files import ports
from hamrong.kernel.files.actions.sweep_unused import sweep_unused
from hamrong.kernel.files.contrib.clamd import ClamdScanner
from hamrong.kernel.files.interface import Kind, attach, describe, headers_for, open_file, store
from hamrong.kernel.files.models import Blob, File
from hamrong.kernel.files.rules.kinds import disposition, safe_name

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 mot tai lieu"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: pytest.FixtureRequest) -> Path:
    settings.FILES_FOLDER = tmp_path  # type: ignore[attr-defined]
    return tmp_path


def docx() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    return buffer.getvalue()


def left_over(folder: Path) -> list[Path]:
    return [p for p in folder.rglob("*") if p.is_file()]


def test_a_content_comes_back_whole() -> None:
    stored = store(PDF, name="giấy chứng sinh.pdf", owner=SYSTEM)
    again, handle = open_file(stored.id)
    with handle:
        assert handle.read() == PDF
    assert (again.name, again.size) == ("giấy chứng sinh.pdf", len(PDF))


def test_the_same_content_is_kept_once() -> None:
    store(PDF, name="a.pdf", owner=SYSTEM)
    store(PDF, name="b.pdf", owner=SYSTEM)
    assert (Blob.objects.count(), File.objects.count()) == (1, 2)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "a.pdf"),
        (b"MZ\x90\x00 a program", "giay.pdf"),
        (b"<html><script>", "anh.png"),
        (b"PK\x03\x04 not really", "don.docx"),
        (docx(), "don.zip"),
        (docx(), "don.xlsx"),
    ],
)
def test_what_is_not_a_document_is_refused_and_nothing_kept(
    content: bytes, name: str, folder: Path
) -> None:
    with pytest.raises(RefusedError) as refused:
        store(content, name=name, owner=SYSTEM)
    assert refused.value.field == "file"
    assert left_over(folder) == []


def test_word_files_are_taken() -> None:
    assert store(docx(), name="đơn.docx", owner=SYSTEM).content_type == Kind.DOCX


def test_too_much_is_refused_while_it_comes(folder: Path) -> None:
    with pytest.raises(RefusedError, match="lớn hơn"):
        store(PDF + b"x" * 3_000_000, name="a.pdf", owner=SYSTEM, limit=1024 * 1024)
    assert left_over(folder) == []


def test_a_full_disk_is_a_clear_sentence(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    def full(*_: object) -> tuple[BinaryIO, Path]:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("hamrong.kernel.files.actions.store.keep", full)
    with pytest.raises(RefusedError, match="hết chỗ"):
        store(PDF, name="a.pdf", owner=SYSTEM)
    assert left_over(folder) == []


def test_a_disk_too_full_to_begin_is_the_same_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> tuple[BinaryIO, Path]:
        raise OSError(errno.EDQUOT, "Disk quota exceeded")

    monkeypatch.setattr("hamrong.kernel.files.actions.receive.open_temporary", full)
    with pytest.raises(RefusedError, match="hết chỗ"):
        store(PDF, name="a.pdf", owner=SYSTEM)


def archive(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        archive("word/document.xml", "word/vbaProject.bin"),
        archive("word/document.xml", "é")[:-3],
        archive("word/document.xml", "éé").replace("éé".encode(), b"\xff\xfe\xff\xfe"),
        archive("word/document.xml").replace(b"PK\x01\x02\x14\x03\x14", b"PK\x01\x02\x14\x03\xff"),
        b"PK\x03\x04" + b"\x00" * 500,
    ],
    ids=["macro", "cut", "names", "version", "empty"],
)
def test_a_crafted_office_file_is_refused(content: bytes, folder: Path) -> None:
    with pytest.raises(RefusedError, match="không phải ảnh, PDF, Word"):
        store(content, name="a.docx", owner=SYSTEM)
    assert left_over(folder) == []


@given(st.binary(max_size=400))
def test_no_archive_whatever_is_more_than_refused(tail: bytes) -> None:
    whole = archive("word/document.xml")
    with pytest.raises(RefusedError):
        store(whole[: len(whole) // 2] + tail, name="a.docx", owner=SYSTEM)


def test_nothing_is_kept_while_the_scanner_does_not_answer(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    absent = ClamdScanner(str(folder / "no-socket"))
    monkeypatch.setattr("hamrong.kernel.files.actions.receive.SCANNERS", [absent])
    with pytest.raises(RefusedError, match="Chưa kiểm tra được vi-rút"):
        store(PDF, name="a.pdf", owner=SYSTEM)
    assert left_over(folder) == []


class Suspicious(ports.Scanner):
    def finding(self, path: Path) -> str:
        return "Eicar" if b"EICAR" in path.read_bytes() else ""


def test_a_virus_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ports, "SCANNERS", [Suspicious()])
    monkeypatch.setattr("hamrong.kernel.files.actions.receive.SCANNERS", [Suspicious()])
    store(PDF, name="a.pdf", owner=SYSTEM)
    with pytest.raises(RefusedError, match="mã độc"):
        store(PDF + b"EICAR", name="a.pdf", owner=SYSTEM)


def test_files_are_attached_once() -> None:
    stored, first, second = store(PDF, name="a.pdf", owner=SYSTEM), uuid4(), uuid4()
    attach([stored.id], first)
    attach([stored.id], second)
    assert File.objects.get(id=stored.id).matter_id == first
    assert describe([stored.id, uuid4()]) == {stored.id: stored}


@given(st.text(max_size=300), st.sampled_from(Kind))
def test_any_name_becomes_safe(name: str, kind: Kind) -> None:
    safe = safe_name(name, kind)
    assert "/" not in safe
    assert "\\" not in safe
    assert 0 < len(safe) <= 200
    header = disposition(safe, kind, inline=True).header
    assert header.isascii()
    assert "\n" not in header


def test_only_what_cannot_run_is_shown_in_the_browser() -> None:
    stored = store(docx(), name="đơn.docx", owner=SYSTEM)
    assert headers_for(stored, inline=True)["Content-Disposition"].startswith("attachment")
    assert "sandbox" in headers_for(stored, inline=True)["Content-Security-Policy"]
    shown = headers_for(store(PDF, name="a.pdf", owner=SYSTEM), inline=True)
    assert shown["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'self'"
    assert shown["X-Frame-Options"] == "SAMEORIGIN"


def test_a_content_that_is_being_given_anew_is_not_swept(folder: Path) -> None:
    stored = store(PDF, name="a.pdf", owner=SYSTEM)
    File.objects.all().delete()
    with clock_at(now() + timedelta(days=3)):
        with psycopg.connect(**connection.get_connection_params()) as other:
            other.execute(
                "SELECT pg_advisory_xact_lock_shared(hashtext(%s))", [f"content {stored.sha256}"]
            )
            assert sweep_unused() == 0
        assert sweep_unused() == 1
    assert left_over(folder) == []
    again = store(PDF, name="b.pdf", owner=SYSTEM)
    with open_file(again.id)[1] as handle:
        assert handle.read() == PDF


def test_what_a_crash_left_of_contents_on_their_way_is_swept(folder: Path) -> None:
    old, lone, fresh = (ports.incoming_folder() / name for name in ("old", "lone", "fresh"))
    old.mkdir()
    (old / "whole.pdf").write_bytes(b"x")
    for path in (lone, fresh):
        path.write_bytes(b"x")
    for path in (old, lone):
        os.utime(path, (0, 0))
    sweep_unused()
    assert left_over(folder) == [fresh]
