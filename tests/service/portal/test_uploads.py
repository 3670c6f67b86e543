"""Files come in pieces over a bad line: nothing is lost, nothing comes twice."""

import base64
import hashlib
import os
import re
import socket
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from tests.factories.dossiers import BIRTH, citizen, filled_draft, submitted
from tests.factories.papers import PDF, pdf, photo
from tests.factories.uploads import BODY, KEY, TUS, Sender, coded, names

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.calendar.interface import clock_at, now
from hamrong.kernel.files import interface as files
from hamrong.kernel.files.actions import straighten, take_turns
from hamrong.kernel.files.actions.end_upload import expire_uploads
from hamrong.kernel.files.actions.sweep_unused import sweep_unused
from hamrong.kernel.files.contrib.clamd import ClamdScanner
from hamrong.kernel.files.models import Blob, Part, Upload
from hamrong.kernel.files.ports import path_of, upload_path, uploads_folder
from hamrong.kernel.files.rules.tus import MOST_AT_ONCE
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.forms import interface as forms


def test_a_file_sent_in_pieces_stands_in_the_draft(
    sender: Sender,
    owner: Actor,
    draft: UUID,
    purpose: str,
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    content = photo()
    begun = sender.begin(purpose, len(content))
    at = begun["Location"]
    assert (begun.status_code, begun["Upload-Offset"]) == (201, "0")
    for offset in range(0, len(content), 5_000):
        with django_capture_on_commit_callbacks(execute=True):
            answer = sender.piece(at, offset, content[offset : offset + 5_000])
        assert answer.status_code == 204
        assert int(answer["Upload-Offset"]) == sender.offset(at)
        assert "Upload-Expires" in answer
    assert names(owner, draft) == ["ảnh 1.jpg"]
    assert not list(uploads_folder().iterdir())


def test_what_the_server_can_is_told(sender: Sender) -> None:
    told = sender.client.options("/tai-len/")
    assert told["Tus-Version"] == "1.0.0"
    assert set(told["Tus-Extension"].split(",")) == {
        "creation",
        "creation-with-upload",
        "checksum",
        "termination",
        "expiration",
    }
    assert told["Tus-Max-Size"] == str(files.MAX_BYTES)


def test_a_lost_last_answer_adds_the_file_once_and_not_again_when_taken_out(
    sender: Sender, owner: Actor, draft: UUID, purpose: str
) -> None:
    at = sender.begin(purpose, len(PDF))["Location"]
    for offset, rest in ((0, PDF), (len(PDF), b"")):
        assert sender.piece(at, offset, rest).status_code == 204
    (added,) = forms.draft(owner, draft).files[KEY]
    forms.remove_file(owner, draft, KEY, added.id)
    assert sender.piece(at, len(PDF), b"").status_code == 204
    assert names(owner, draft) == []


def test_a_lost_first_answer_begins_one_upload_and_a_file_chosen_again_goes_on(
    sender: Sender, purpose: str
) -> None:
    content = photo()
    first = sender.begin(purpose, len(content), fingerprint="a1")
    sender.piece(first["Location"], 0, content[:1_000])
    again = sender.begin(purpose, len(content), fingerprint="a1")
    assert (again["Location"], again["Upload-Offset"]) == (first["Location"], "1000")
    assert sender.begin(purpose, len(content), fingerprint="b2")["Location"] != first["Location"]


def test_the_first_piece_may_come_with_the_beginning(
    sender: Sender, owner: Actor, draft: UUID, purpose: str
) -> None:
    metadata = f"purpose {coded(purpose)},filename {coded('a.pdf')}"
    headers = {**TUS, "Upload-Length": str(len(PDF)), "Upload-Metadata": metadata}
    begun = sender.client.post("/tai-len/", PDF, content_type=BODY, headers=headers)
    assert (begun.status_code, begun["Upload-Offset"]) == (201, str(len(PDF)))
    assert sender.piece(begun["Location"], len(PDF), b"").status_code == 204
    assert names(owner, draft) == ["a.pdf"]


def test_a_piece_at_the_wrong_place_or_too_long_changes_nothing(
    sender: Sender, purpose: str
) -> None:
    at = sender.begin(purpose, 100)["Location"]
    assert sender.piece(at, 0, b"x" * 40).status_code == 204
    for offset, length in ((0, 40), (41, 10), (40, 61), (39, 10)):
        assert sender.piece(at, offset, b"y" * length).status_code == 409
    assert sender.offset(at) == 40
    assert upload_path(UUID(at[-36:])).read_bytes() == b"x" * 40


def test_a_piece_with_a_wrong_checksum_is_not_kept(sender: Sender, purpose: str) -> None:
    at = sender.begin(purpose, 10)["Location"]
    for algorithm in ("sha1", "sha256"):
        wrong = base64.b64encode(hashlib.new(algorithm, b"other").digest()).decode()
        answer = sender.piece(at, 0, b"abc", **{"Upload-Checksum": f"{algorithm} {wrong}"})
        assert answer.status_code == 460
    assert sender.piece(at, 0, b"abc", **{"Upload-Checksum": "crc32 AAAA"}).status_code == 400
    right = base64.b64encode(hashlib.sha256(b"abc").digest()).decode()
    checked = sender.piece(at, 0, b"abc", **{"Upload-Checksum": f"sha256 {right}"})
    assert (checked.status_code, sender.offset(at)) == (204, 3)


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"Tus-Resumable": "0.2.2"}, 412),
        ({"Upload-Offset": "-1"}, 400),
        ({"Upload-Offset": "9" * 40}, 400),
        ({"Upload-Offset": ""}, 400),
    ],
)
def test_a_wrong_request_is_told(
    sender: Sender, purpose: str, change: dict[str, str], status: int
) -> None:
    at = sender.begin(purpose, 10)["Location"]
    assert sender.piece(at, 0, b"abc", **change).status_code == status
    headers = {**TUS, "Upload-Offset": "0"}
    plain = sender.client.patch(at, b"abc", content_type="text/plain", headers=headers)
    assert plain.status_code == 415
    assert sender.offset(at) == 0


@pytest.mark.parametrize("metadata", ["", "purpose !!", "purpose", "purpose eA==,purpose eA=="])
def test_a_purpose_that_is_none_begins_nothing(sender: Sender, metadata: str) -> None:
    headers = {**TUS, "Upload-Length": "10", "Upload-Metadata": metadata}
    answer = sender.client.post("/tai-len/", headers=headers)
    assert answer.status_code in {400, 404}
    assert Upload.objects.count() == 0


def test_too_large_too_many_and_too_much_is_refused_at_the_beginning(
    sender: Sender, purpose: str
) -> None:
    large = sender.begin(purpose, files.MAX_BYTES + 1)
    assert large.status_code == 413
    assert "20 MB" in large.json()["message"]
    assert sender.begin(purpose, 0).status_code == 422
    for _ in range(15):
        assert sender.begin(purpose, files.MAX_BYTES).status_code == 201
    assert sender.begin(purpose, files.MAX_BYTES).status_code == 422
    Upload.objects.update(length=1)
    for _ in range(MOST_AT_ONCE - 15):
        assert sender.begin(purpose, 1).status_code == 201
    assert sender.begin(purpose, 1).status_code == 422


def test_nobody_elses_upload_exists(sender: Sender, purpose: str) -> None:
    at = sender.begin(purpose, 10)["Location"]
    stranger = Sender(citizen("Trần Thị Bưởi"))
    assert stranger.piece(at, 0, b"abc").status_code == 404
    assert stranger.client.head(at, headers=TUS).status_code == 404
    assert stranger.client.delete(at, headers=TUS).status_code == 404
    assert stranger.begin(purpose, 10).status_code == 404
    assert stranger.client.get("/tai-len/", {"muc": purpose}).status_code == 404
    assert sender.offset(at) == 0


def test_no_other_site_can_send_in_the_owners_name(owner: Actor, purpose: str) -> None:
    assert Sender(owner, checks=True).begin(purpose, 10).status_code == 403


def test_a_dropped_upload_is_gone_with_its_bytes(
    sender: Sender, purpose: str, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    at = sender.begin(purpose, 10)["Location"]
    sender.piece(at, 0, b"abc")
    with django_capture_on_commit_callbacks(execute=True):
        assert sender.client.delete(at, headers=TUS).status_code == 204
    assert sender.client.head(at, headers=TUS).status_code == 404
    assert not list(uploads_folder().iterdir())


def test_what_nobody_went_on_with_is_swept_and_so_are_bytes_without_a_row(
    sender: Sender, purpose: str, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    at = sender.begin(purpose, 10)["Location"]
    sender.piece(at, 0, b"abc")
    lone, fresh = uploads_folder() / str(uuid4()), uploads_folder() / str(uuid4())
    lone.write_bytes(b"x")
    fresh.write_bytes(b"x")
    os.utime(lone, (0, 0))
    with django_capture_on_commit_callbacks(execute=True):
        assert expire_uploads() == 0
    assert not lone.exists()
    Upload.objects.update(expires_at=now())
    assert sender.client.head(at, headers=TUS).status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        assert expire_uploads() == 1
    assert not upload_path(UUID(at[-36:])).exists()


def test_bytes_written_before_a_crash_are_overwritten_and_never_told(
    sender: Sender, owner: Actor, draft: UUID, purpose: str
) -> None:
    at = sender.begin(purpose, len(PDF))["Location"]
    sender.piece(at, 0, PDF[:20])
    with upload_path(UUID(at[-36:])).open("ab") as crashed:
        crashed.write(b"half a piece whose row was never written" * 50)
    assert sender.offset(at) == 20
    assert sender.piece(at, 20, PDF[20:]).status_code == 204
    (added,) = forms.draft(owner, draft).files[KEY]
    assert added.sha256 == hashlib.sha256(PDF).hexdigest()


def test_what_is_no_document_is_told_and_stays_told_until_it_is_dropped(
    sender: Sender, owner: Actor, draft: UUID, purpose: str
) -> None:
    at = sender.begin(purpose, 20)["Location"]
    for offset, content in ((0, b"MZ" + b"x" * 18), (20, b"")):
        answer = sender.piece(at, offset, content)
        assert (answer.status_code, "không phải ảnh" in answer.json()["message"]) == (422, True)
    assert names(owner, draft) == []
    shown = sender.client.get("/tai-len/", {"muc": purpose}).content.decode()
    assert "không phải ảnh" in shown
    wish = re.search(r'name="remove" value="([^"]+)"', shown)
    assert wish is not None
    sender.client.post(f"/nop-ho-so/{BIRTH}/{draft}/giay-to", {"remove": wish[1]})
    assert "không phải ảnh" not in sender.client.get("/tai-len/", {"muc": purpose}).content.decode()


def test_files_chosen_together_stand_in_that_order_whichever_comes_first(
    sender: Sender, owner: Actor, draft: UUID, purpose: str
) -> None:
    chosen = round(now().timestamp() * 1000) * 100
    for index in (2, 0, 1):
        sender.whole(purpose, pdf(index + 1), filename=f"{index}.pdf", order=str(chosen + index))
    assert names(owner, draft) == ["0.pdf", "1.pdf", "2.pdf"]
    forms.move_file(owner, draft, KEY, forms.draft(owner, draft).files[KEY][2].id, 1)
    sender.whole(purpose, pdf(9), filename="9.pdf", order=str(chosen + 1_000_000))
    assert names(owner, draft) == ["2.pdf", "0.pdf", "1.pdf", "9.pdf"]


class Clamd(threading.Thread):
    """A scanner that speaks the INSTREAM protocol of clamd over a socket."""

    def __init__(self, at: Path) -> None:
        super().__init__(daemon=True)
        self.scanned: list[bytes] = []
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.bind(str(at))
        self.socket.listen()

    def run(self) -> None:
        while True:
            try:
                connection, _address = self.socket.accept()
            except OSError:
                return
            with connection, connection.makefile("rb") as stream:
                assert stream.read(10) == b"zINSTREAM\x00"
                content = b""
                while size := int.from_bytes(stream.read(4), "big"):
                    content += stream.read(size)
                self.scanned.append(content)
                bad = b"EICAR-STANDARD" in content
                connection.sendall(b"stream: Eicar-Test FOUND\x00" if bad else b"stream: OK\x00")


@pytest.fixture
def clamd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clamd]:
    at = tmp_path / "clamd.sock"
    monkeypatch.setattr("hamrong.kernel.files.actions.receive.SCANNERS", [ClamdScanner(str(at))])
    scanner = Clamd(at)
    scanner.start()
    yield scanner
    scanner.socket.close()


def test_the_upload_and_the_bound_pdf_pass_the_scanner(
    clamd: Clamd, sender: Sender, owner: Actor
) -> None:
    draft = filled_draft(owner, BIRTH)
    purpose = f"nhap {draft} {KEY}"
    assert sender.whole(purpose, photo()).status_code == 204
    assert clamd.scanned[-2] == photo()
    bad = sender.whole(purpose, PDF + b"EICAR-STANDARD")
    assert "mã độc" in bad.json()["message"]
    dossiers.submit(owner, draft_id=draft)
    assert clamd.scanned[-1].startswith(b"%PDF")
    assert Part.objects.count() == 2


def test_while_the_scanner_is_away_nothing_is_lost_and_nothing_is_sent_again(
    sender: Sender,
    owner: Actor,
    draft: UUID,
    purpose: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    away = ClamdScanner(str(tmp_path / "no-socket"))
    with monkeypatch.context() as patch:
        patch.setattr("hamrong.kernel.files.actions.receive.SCANNERS", [away])
        at = sender.begin(purpose, len(PDF))["Location"]
        answer = sender.piece(at, 0, PDF)
        assert (answer.status_code, answer["Retry-After"]) == (503, "20")
        assert "Chưa kiểm tra được vi-rút" in answer.json()["message"]
        assert names(owner, draft) == []
    assert sender.offset(at) == len(PDF)
    assert sender.piece(at, len(PDF), b"").status_code == 204
    assert len(names(owner, draft)) == 1


def test_while_too_many_files_are_opened_nothing_is_lost_and_nothing_is_sent_again(
    sender: Sender, owner: Actor, draft: UUID, purpose: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(take_turns, "WAIT_SECONDS", 0.01)
    at = sender.begin(purpose, len(photo()))["Location"]
    with take_turns.in_turn(straighten._ONE_AT_A_TIME):
        answer = sender.piece(at, 0, photo())
        assert (answer.status_code, answer["Retry-After"]) == (503, "20")
        assert "sau ít phút" in answer.json()["message"]
    assert sender.piece(at, len(photo()), b"").status_code == 204
    (there,) = forms.draft(owner, draft).files[KEY]
    small = f"/nop-ho-so/{BIRTH}/{draft}/giay-to/{there.id}?nho"
    seen = sender.client.get(small)
    assert (seen.status_code, seen["Cache-Control"]) == (200, "private, no-store")
    with take_turns.in_turn(straighten._ONE_AT_A_TIME):
        page = sender.client.get(small)
    assert (page.status_code, page["Retry-After"]) == (503, "20")
    assert "Hệ thống đang bận" in page.content.decode()


def test_contents_of_dropped_files_go_and_all_others_stay(
    sender: Sender, owner: Actor, draft: UUID
) -> None:
    submitted(citizen())
    waiting = sender.begin("kho", len(pdf(6)))["Location"]
    sender.piece(waiting, 0, pdf(6))
    forms.add_file(owner, draft, KEY, pdf(7), name="b.pdf")
    kept = {*Blob.objects.values_list("sha256", flat=True)}
    dropped = sender.begin("kho", len(photo()))["Location"]
    sender.piece(dropped, 0, photo())
    sender.client.delete(dropped, headers=TUS)
    (gone,) = {*Blob.objects.values_list("sha256", flat=True)} - kept
    assert sweep_unused() == 0
    with clock_at(now() + timedelta(days=3)):
        assert (sweep_unused(), sweep_unused()) == (1, 0)
    assert {*Blob.objects.values_list("sha256", flat=True)} == kept
    assert not path_of(gone).exists()
    assert all(path_of(one).exists() for one in kept)
