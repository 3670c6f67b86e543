"""Anyone has a file judged, on the page or by a program; the outside may be down."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.factories import signing as factory
from tests.factories.signing import outside, plain_pdf, sign_pdf, sign_xml

from hamrong.foundation.signing.actions import limit
from hamrong.foundation.signing.actions.judge import judge
from hamrong.foundation.signing.actions.load_trust import load_trust
from hamrong.foundation.signing.actions.refresh_lists import refresh_lists
from hamrong.foundation.signing.models import Authority, RevocationList
from hamrong.foundation.signing.queries.trusted import material, trust_list
from hamrong.foundation.signing.rules import judging
from hamrong.foundation.signing.rules.material import Material
from hamrong.foundation.signing.rules.report import Reason, Verdict, as_json
from hamrong.kernel.actor.interface import RefusedError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.pack.interface import PackError, open_pack
from hamrong.sandbox.server import World

PAGE, API = "/kiem-tra-chu-ky/", "/api/v1/signatures/verify"
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[World, str]]:
    with outside(tmp_path_factory.mktemp("outside")) as (made, base):
        assert made.pki.authority.base == base
        yield made, base


@pytest.fixture
def trusted(world: tuple[World, str], settings: Any) -> Iterator[World]:
    """The province trusts the authority of the world outside."""
    settings.TRUST_FOLDER = str(world[0].pki.folder)
    load_trust(open_pack("mini"))
    yield world[0]
    world[0].pki.down = frozenset()


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Judge in this process: a test that is not about the process need not start one."""
    monkeypatch.setattr("hamrong.foundation.signing.actions.judge.run_apart", _in_this_process)


def _in_this_process(_program: Path, task: Any, *, seconds: float) -> tuple[list[Any], bool]:
    data, at = Path(task["path"]).read_bytes(), datetime.fromisoformat(task["at"])
    found = judging.judge(data, task["kind"], Material.from_json(task["material"]), at)
    return [as_json(found)], True


def _signed(world: World, level: str = "B-B") -> bytes:
    return sign_pdf(plain_pdf(), level, by=factory.make_signer(by=world.pki.authority))


def _upload(data: bytes, name: str = "ket-qua.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_a_visitor_reads_that_a_signed_file_is_valid(client: Client, trusted: World) -> None:
    answer = client.post(PAGE, {"file": _upload(_signed(trusted))})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Chữ ký số hợp lệ" in text
    assert "Nguyễn Thị Tư" in text
    assert "Do máy của người ký ghi" in text


def test_a_changed_file_is_told_as_invalid_with_what_to_do(
    client: Client, trusted: World, here: None
) -> None:
    data = bytearray(_signed(trusted))
    data[200] ^= 1
    text = client.post(PAGE, {"file": _upload(bytes(data))}).content.decode()
    assert "Nội dung đã bị sửa sau khi ký." in text
    assert "Đừng dùng tệp này" in text


def test_while_the_authority_is_down_it_cannot_tell_and_says_why(
    client: Client, trusted: World, here: None
) -> None:
    trusted.pki.down = frozenset({"crl"})
    text = client.post(PAGE, {"file": _upload(_signed(trusted))}).content.decode()
    assert "Chưa thể kết luận" in text
    assert "Chưa hỏi được tổ chức cấp chứng thư" in text
    assert "Lần gần nhất không hỏi được" in client.get(f"{PAGE}to-chuc-tin-cay").content.decode()


def test_a_list_at_hand_serves_while_the_authority_is_down(trusted: World, here: None) -> None:
    assert refresh_lists() == 2
    trusted.pki.down = frozenset({"crl"})
    assert judge(BytesIO(_signed(trusted))).report.verdict is Verdict.VALID
    assert refresh_lists(ahead=timedelta(days=2)) == 0
    assert material(now()).crls


def test_an_authority_that_was_down_is_left_alone_for_a_while(trusted: World) -> None:
    trusted.pki.down = frozenset({"crl"})
    refresh_lists()
    tried = RevocationList.objects.values_list("tried_at", flat=True)[0]
    refresh_lists()
    assert RevocationList.objects.values_list("tried_at", flat=True)[0] == tried


def test_a_revoked_certificate_is_told(trusted: World, here: None) -> None:
    person = factory.make_signer("Người mất khóa", by=trusted.pki.authority)
    httpx.post(f"{trusted.pki.authority.base}/pki/control", json={"revoke": person.serial})
    report = judge(BytesIO(sign_pdf(plain_pdf(), by=person))).report
    assert report.verdict is not Verdict.VALID
    assert Reason.REVOKED in report.signatures[0].reasons


def test_a_program_reads_codes_and_sentences(client: Client, trusted: World) -> None:
    xml = sign_xml(b"<a>1</a>", by=factory.make_signer(by=trusted.pki.authority))
    told = client.post(API, {"file": _upload(xml, "a.xml")}).json()
    assert (told["verdict"], told["kind"]) == ("valid", "xml")
    assert told["signatures"][0]["signer"] == "Nguyễn Thị Tư"
    told = client.post(API, {"file": _upload(xml.replace(b">1<", b">2<"), "a.xml")}).json()
    assert (told["verdict"], told["signatures"][0]["reasons"]) == ("invalid", ["changed"])
    assert told["signatures"][0]["explained"] == ["Nội dung đã bị sửa sau khi ký."]


def test_what_is_no_signed_file_is_refused_beside_the_field(client: Client) -> None:
    answer = client.post(PAGE, {"file": _upload(b"xin ch\xc3\xa0o", "thu.txt")})
    assert answer.status_code == 422
    assert "Chỉ kiểm tra được tệp PDF và XML" in answer.content.decode()
    assert client.post(PAGE, {}).status_code == 422
    with pytest.raises(RefusedError):
        judge(BytesIO(b""))


def test_a_file_that_breaks_the_program_is_never_valid(client: Client) -> None:
    deep = b"%PDF-1.7\n" + b"<<" * 200_000
    assert judge(BytesIO(deep)).report.verdict is Verdict.UNKNOWN


def test_one_visitor_checks_a_few_files_a_minute(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limit, "PER_MINUTE", 0)
    assert client.post(PAGE, {"file": _upload(b"<a/>", "a.xml")}).status_code == 429
    assert client.post(API, {"file": _upload(b"<a/>", "a.xml")}).status_code == 429


def test_the_trust_list_is_data_with_days(trusted: World, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(2):
        listed = trust_list(now())
    assert {one.kind for one in listed} == {"root", "intermediate", "timestamp"}
    load_trust(open_pack("mini"))
    assert Authority.objects.count() == 3
    Authority.objects.update(trusted_to=now().date() - timedelta(days=2))
    assert trust_list(now()) == []
    assert material(now()).roots == ()


def test_a_trust_list_with_a_broken_certificate_is_told_by_line(
    settings: Any, tmp_path: Path
) -> None:
    (tmp_path / "trust.yaml").write_text(
        "authorities:\n  - file: a.pem\n    kind: root\n    scheme: public\n    name: A\n"
        "    trusted_from: 2024-01-01\n"
    )
    (tmp_path / "a.pem").write_text("none")
    settings.TRUST_FOLDER = str(tmp_path)
    with pytest.raises(PackError, match="no certificate"):
        load_trust(open_pack("mini"))
