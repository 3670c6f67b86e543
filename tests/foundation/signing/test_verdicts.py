"""What a signed file is worth: "valid" only when everything was shown to hold."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.factories import signing as factory
from tests.factories.signing import LEVELS, material, plain_pdf, sign_pdf, sign_xml

from hamrong.foundation.signing.rules.judging import judge
from hamrong.foundation.signing.rules.material import Material
from hamrong.foundation.signing.rules.report import (
    Change,
    FileReport,
    Reason,
    Revocation,
    Verdict,
    as_json,
    from_json,
)
from hamrong.sandbox.pki.authority import Authority

XML = '<vanban><so>15/QĐ-UBND</so><tien loai="phí">10</tien></vanban>'.encode()


def now() -> datetime:
    return datetime.now(UTC)


def judged(data: bytes, by: Material | None = None, at: datetime | None = None) -> FileReport:
    kind = "pdf" if data.startswith(b"%PDF") else "xml"
    return judge(data, kind, by or material(), at or now())


def reasons(report: FileReport) -> set[Reason]:
    return {*report.reasons, *(each for one in report.signatures for each in one.reasons)}


@pytest.fixture(scope="module")
def signed() -> dict[str, bytes]:
    return {level: sign_pdf(plain_pdf(), level) for level in LEVELS}


@pytest.mark.parametrize("level", LEVELS)
def test_a_signed_pdf_tells_who_signed_and_that_it_is_whole(
    level: str, signed: dict[str, bytes]
) -> None:
    report = judged(signed[level])
    (one,) = report.signatures
    assert report.verdict is Verdict.VALID
    assert (one.signer, one.organisation, one.level) == ("Nguyễn Thị Tư", "UBND xã Mẫu", level)
    assert one.whole
    assert one.trusted
    assert one.revocation is Revocation.GOOD
    assert bool(one.proven_at) is (level != "B-B")


def test_a_file_without_signature_is_never_valid() -> None:
    assert judged(plain_pdf()).reasons == (Reason.NO_SIGNATURE,)
    assert judged(XML).reasons == (Reason.NO_SIGNATURE,)
    assert judged(plain_pdf()).verdict is Verdict.UNKNOWN


def test_nothing_can_be_told_while_nobody_is_trusted(signed: dict[str, bytes]) -> None:
    report = judged(signed["B-T"], Material())
    assert report.verdict is Verdict.UNKNOWN
    assert Reason.UNTRUSTED in reasons(report)


def test_an_authority_that_is_not_in_the_list_vouches_for_nobody() -> None:
    other = Authority(Path(mkdtemp()) / "pki", factory.BASE)
    stranger = factory.make_signer("Chủ tịch UBND tỉnh", by=other)
    report = judged(sign_pdf(plain_pdf(), by=stranger))
    assert report.verdict is Verdict.UNKNOWN
    assert reasons(report) == {Reason.UNTRUSTED}


@pytest.mark.parametrize("level", ["B-B", "B-T"])
def test_without_the_list_of_revoked_certificates_it_cannot_tell(
    level: str, signed: dict[str, bytes]
) -> None:
    report = judged(signed[level], material(lists=False))
    assert report.verdict is Verdict.UNKNOWN
    assert reasons(report) == {Reason.REVOCATION_UNKNOWN}


@pytest.mark.parametrize("level", ["B-LT", "B-LTA"])
def test_a_long_term_signature_brings_its_own_proofs(level: str, signed: dict[str, bytes]) -> None:
    assert judged(signed[level], material(lists=False)).verdict is Verdict.VALID


def test_an_archived_signature_outlives_its_certificate_and_the_others_do_not(
    signed: dict[str, bytes],
) -> None:
    later = now() + timedelta(days=500)
    by = material(lists=False)
    assert judged(signed["B-LTA"], by, later).verdict is Verdict.UNKNOWN  # no list of that time
    assert judged(signed["B-B"], by, later).verdict is Verdict.UNKNOWN


def test_revoking_a_certificate_takes_what_is_not_proven_older() -> None:
    one = Authority(Path(mkdtemp()) / "pki", factory.BASE)
    person = factory.make_signer(by=one)
    one.revoke(int(person.serial, 16))
    report = judged(sign_pdf(plain_pdf(), by=person), material(one))
    assert report.verdict is not Verdict.VALID
    assert Reason.REVOKED in reasons(report)
    assert report.signatures[0].revocation is Revocation.REVOKED


def test_an_expired_certificate_signs_nothing() -> None:
    report = judged(sign_xml(XML, by=factory.expired_signer()))
    assert report.verdict is Verdict.UNKNOWN
    assert Reason.EXPIRED in reasons(report)


def test_two_signatures_one_after_the_other_are_both_judged() -> None:
    agency = factory.make_signer("UBND xã Mẫu", "UBND xã Mẫu")
    both = sign_pdf(sign_pdf(plain_pdf()), by=agency, field="Sig2")
    report = judged(both)
    assert report.verdict is Verdict.VALID
    assert [one.signer for one in report.signatures] == ["Nguyễn Thị Tư", "UBND xã Mẫu"]
    assert Change("field", "Sig2") in report.signatures[0].changes


@pytest.mark.parametrize("xades", [True, False])
def test_a_signed_xml_is_judged_as_a_whole(*, xades: bool) -> None:
    report = judged(sign_xml(XML, xades=xades))
    assert report.verdict is Verdict.VALID
    assert report.signatures[0].signer == "Nguyễn Thị Tư"
    changed = sign_xml(XML, xades=xades).replace(b">10<", b">90<")
    assert judged(changed).verdict is Verdict.INVALID
    assert reasons(judged(changed)) == {Reason.CHANGED}


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_flipped_byte_of_the_signed_range_is_never_valid(data: st.DataObject) -> None:
    whole = _two_kinds()[data.draw(st.sampled_from(["B-B", "B-T"]))]
    place = data.draw(st.integers(0, len(whole) - 1))
    flipped = bytearray(whole)
    flipped[place] ^= data.draw(st.integers(1, 255))
    if _is_signed(whole, place):
        assert judge(bytes(flipped), "pdf", material(), now()).verdict is not Verdict.VALID


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_flipped_byte_of_xml_is_never_valid_unless_it_says_the_same(data: st.DataObject) -> None:
    whole = _two_kinds()["xml"]
    flipped = bytearray(whole)
    flipped[data.draw(st.integers(0, len(whole) - 1))] ^= data.draw(st.integers(1, 255))
    if judge(bytes(flipped), "xml", material(), now()).verdict is Verdict.VALID:
        assert _content(bytes(flipped)) == _content(whole)


def _content(text: bytes) -> bytes:
    """Return what is signed of the document: all but the signature, in canonical form."""
    root = etree.fromstring(text)
    for one in root.findall("{http://www.w3.org/2000/09/xmldsig#}Signature"):
        root.remove(one)
    told: bytes = etree.tostring(root, method="c14n")
    return told


_MADE: dict[str, bytes] = {}


def _two_kinds() -> dict[str, bytes]:
    if not _MADE:
        _MADE.update({level: sign_pdf(plain_pdf(), level) for level in ("B-B", "B-T")})
        _MADE["xml"] = sign_xml(XML)
    return _MADE


def _is_signed(whole: bytes, place: int) -> bool:
    """Tell whether a byte lies outside the hexadecimal digits of the signature itself."""
    start = whole.index(b"/Contents <") + len(b"/Contents <")
    return not start <= place < whole.index(b">", start)


def test_a_report_comes_back_as_it_was_written(signed: dict[str, bytes]) -> None:
    report = judged(signed["B-LTA"])
    assert from_json(as_json(report)) == report
    assert replace(report, told="x") != report
