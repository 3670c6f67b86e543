"""Known attacks on PDF and XML signatures, made after the papers that published them.

Incremental saving, signature wrapping, universal forgery: Mladenov et al., "1 Trillion Dollar
Refund", CCS 2019. Shadow: Mainka et al., "Shadow Attacks", NDSS 2021. Annotations on certified
documents: Rohlmann et al., "Breaking the Specification", S&P 2021. XML: McIntosh and Austel, "XML
Signature Element Wrapping", SWS 2005.
"""

import re
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from tests.factories import signing as factory
from tests.factories.signing import material, plain_pdf, sign_pdf, sign_xml

from hamrong.foundation.signing.rules.judging import judge
from hamrong.foundation.signing.rules.report import FileReport, Reason, Verdict

XML = '<vanban Id="goc"><so>15/QĐ-UBND</so><tien>10</tien></vanban>'.encode()
FAKE = b"BT /F1 24 Tf 72 500 Td (1000000) Tj ET"


def judged(data: bytes, kind: str = "pdf") -> FileReport:
    return judge(data, kind, material(), datetime.now(UTC))


@pytest.fixture(scope="module")
def signed() -> bytes:
    return sign_pdf(plain_pdf(), "B-T")


def _byte_range(data: bytes) -> re.Match[bytes]:
    found = re.search(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]\s*", data)
    assert found is not None
    return found


def _appended(data: bytes) -> bytes:
    """Return the file with an update after the signature that shows other contents."""
    writer = IncrementalPdfFileWriter(BytesIO(data))
    page = writer.root["/Pages"]["/Kids"][0]
    writer.update_container(page)
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=FAKE))
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


# -- incremental saving ------------------------------------------------------------------------


def test_contents_saved_over_the_signed_ones_are_found(signed: bytes) -> None:
    report = judged(_appended(signed))
    assert report.verdict is Verdict.INVALID
    assert Reason.CHANGED_AFTER in report.signatures[0].reasons
    assert not report.signatures[0].whole


@pytest.mark.parametrize(
    "tail",
    [
        b"9 0 obj\n<</Type/Page>>\nendobj\n",
        b"9 0 obj\n<<>>\nendobj\ntrailer\n<</Root 1 0 R/Size 99>>\n%%EOF\n",
        b"xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1>>\nstartxref\n0\n%%EOF\n",
        b"%%EOF\n",
        b"\n\n\n",
        b"\x00" * 40,
    ],
)
def test_whatever_is_put_behind_the_signed_bytes_is_never_valid(signed: bytes, tail: bytes) -> None:
    assert judged(signed + tail).verdict is not Verdict.VALID


def test_an_annotation_laid_over_a_certified_file_is_found() -> None:
    certified = sign_pdf(plain_pdf(), "B-T", certify=True)
    writer = IncrementalPdfFileWriter(BytesIO(certified))
    page = writer.root["/Pages"]["/Kids"][0]
    note = generic.DictionaryObject(
        {
            generic.pdf_name("/Type"): generic.pdf_name("/Annot"),
            generic.pdf_name("/Subtype"): generic.pdf_name("/FreeText"),
            generic.pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (0, 0, 9, 9))),
            generic.pdf_name("/Contents"): generic.pdf_string("100 trieu"),
        }
    )
    page["/Annots"] = generic.ArrayObject([writer.add_object(note)])
    writer.update_container(page)
    out = BytesIO()
    writer.write(out)
    assert judged(out.getvalue()).verdict is Verdict.INVALID


# -- signature wrapping ------------------------------------------------------------------------


def test_bytes_moved_out_of_the_signed_range_are_found(signed: bytes) -> None:
    """The second part of the range is moved down; what is put in its old place is unsigned."""
    found = _byte_range(signed)
    _start, length, second, rest = map(int, found.groups())
    inserted = b"\n" + FAKE + b" " * 400 + b"\n"
    moved = f"/ByteRange [0 {length} {second + len(inserted)} {rest}]".encode()
    if len(moved) > len(found.group()):
        pytest.skip("the range has no room for larger numbers")
    moved = moved.ljust(len(found.group()))
    data = signed[: found.start()] + moved + signed[found.end() : second]
    assert judged(data + inserted + signed[second:]).verdict is not Verdict.VALID


@pytest.mark.parametrize("shape", ["[0 {0} {0} {3}]", "[{0} 10 {1} {2}]", "[0 {0} {1} 10]"])
def test_a_range_that_leaves_bytes_out_covers_nothing(signed: bytes, shape: str) -> None:
    found = _byte_range(signed)
    _zero, length, second, rest = map(int, found.groups())
    wrong = b"/ByteRange " + shape.format(length, second, rest, len(signed) - length).encode()
    data = signed[: found.start()] + wrong.ljust(len(found.group())) + signed[found.end() :]
    assert judged(data).verdict is Verdict.INVALID


# -- universal forgery -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (rb"/ByteRange \[[^\]]*\]", b"/ByteRange null"),
        (rb"/ByteRange \[[^\]]*\]", b"/ByteRange []"),
        (rb"/ByteRange \[[^\]]*\]", b"/ByteRange [0 -1 -1 0]"),
        (rb"/ByteRange \[[^\]]*\]", b"/ByteRange [0 0 0 0]"),
        (rb"/ByteRange", b"/ByteRangx"),
        (rb"/Contents <[0-9a-fA-F]+>", b"/Contents null"),
        (rb"/Contents <[0-9a-fA-F]+>", b"/Contents <>"),
        (rb"/Contents <[0-9a-fA-F]+>", b"/Contents <00>"),
        (rb"/Contents <[0-9a-fA-F]{8}", b"/Contents <00000000"),
        (rb"/SubFilter /ETSI.CAdES.detached", b"/SubFilter /adbe.x509.rsa_sha1  "),
        (rb"/SubFilter /ETSI.CAdES.detached", b"/SubFilter /ETSI.Nothing.at.all "),
    ],
)
def test_a_signature_without_its_parts_is_never_valid(
    signed: bytes, old: bytes, new: bytes
) -> None:
    found = re.search(old, signed)
    assert found is not None
    data = signed[: found.start()] + new.ljust(len(found.group())) + signed[found.end() :]
    assert data != signed
    assert judged(data).verdict is not Verdict.VALID


def test_a_signature_taken_from_another_file_is_found(signed: bytes) -> None:
    other = sign_pdf(_saved(plain_pdf()), "B-T")
    pattern = re.compile(rb"/Contents <([0-9a-fA-F]+)>")
    mine, theirs = pattern.search(signed), pattern.search(other)
    assert mine is not None
    assert theirs is not None
    taken = theirs.group(1)[: len(mine.group(1))].ljust(len(mine.group(1)), b"0")
    assert judged(signed.replace(mine.group(1), taken)).verdict is Verdict.INVALID


def _saved(data: bytes) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.docinfo["/Title"] = "khác"
        pdf.save(out)
    return out.getvalue()


# -- shadow ------------------------------------------------------------------------------------


def _with_shadow() -> tuple[bytes, int, int]:
    """Return a signed file in which contents lie prepared that nobody sees, and the two numbers."""
    pdf = pikepdf.open(BytesIO(plain_pdf()))
    shown = pdf.make_stream(b"BT 72 700 Td ET")
    hidden = pdf.make_stream(FAKE)
    pdf.pages[0].Contents = shown
    pdf.Root.Spare = hidden
    out = BytesIO()
    pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    signed = sign_pdf(out.getvalue(), "B-T")
    reader = PdfFileReader(BytesIO(signed))
    page = reader.root["/Pages"]["/Kids"][0]
    return signed, page.raw_get("/Contents").idnum, reader.root.raw_get("/Spare").idnum


def test_contents_hidden_before_signing_and_shown_after_it_are_found() -> None:
    """Hide and replace: after the signing nothing is added but a table of other places."""
    signed, shown, hidden = _with_shadow()
    assert judged(signed).verdict is Verdict.VALID
    where = PdfFileReader(BytesIO(signed)).xrefs[generic.Reference(hidden, 0)]
    last = signed.rindex(b"startxref")
    previous = signed[last:].split()[1].decode()
    reader = PdfFileReader(BytesIO(signed))
    size, root = int(reader.trailer["/Size"]), reader.trailer.raw_get("/Root").idnum
    table = len(signed)
    tail = (
        f"xref\n{shown} 1\n{where:010d} 00000 n \n"
        f"trailer\n<</Size {size}/Root {root} 0 R/Prev {previous}>>\nstartxref\n{table}\n%%EOF\n"
    )
    assert judged(signed + tail.encode()).verdict is not Verdict.VALID


def test_contents_swapped_for_prepared_ones_are_found() -> None:
    signed, _shown, hidden = _with_shadow()
    writer = IncrementalPdfFileWriter(BytesIO(signed))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Contents"] = generic.IndirectObject(hidden, 0, writer)
    writer.update_container(page)
    out = BytesIO()
    writer.write(out)
    assert judged(out.getvalue()).verdict is Verdict.INVALID


def test_a_field_filled_after_the_last_signature_is_told_and_not_valid() -> None:
    pdf = pikepdf.open(BytesIO(plain_pdf()))
    field = pdf.make_indirect(
        pikepdf.Dictionary(
            FT=pikepdf.Name.Tx,
            T="sotien",
            V="10",
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Widget,
            Rect=[72, 600, 200, 620],
            P=pdf.pages[0].obj,
        )
    )
    pdf.pages[0].Annots = pikepdf.Array([field])
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]))
    out = BytesIO()
    pdf.save(out)
    signed = sign_pdf(out.getvalue(), "B-T")
    assert judged(signed).verdict is Verdict.VALID
    writer = IncrementalPdfFileWriter(BytesIO(signed))
    filled = writer.root["/AcroForm"]["/Fields"][0]
    filled["/V"] = generic.pdf_string("1000")
    writer.update_container(filled)
    out = BytesIO()
    writer.write(out)
    report = judged(out.getvalue())
    assert report.verdict is Verdict.UNKNOWN
    assert Reason.FILLED_AFTER in report.reasons
    agency = factory.make_signer("UBND xã Mẫu")
    assert judged(sign_pdf(out.getvalue(), "B-T", by=agency, field="Sig2")).verdict is Verdict.VALID


def test_a_file_written_anew_loses_its_signature(signed: bytes) -> None:
    writer = copy_into_new_writer(PdfFileReader(BytesIO(signed)))
    out = BytesIO()
    writer.write(out)
    assert judged(out.getvalue()).verdict is not Verdict.VALID


# -- files made to do harm ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7",
        b"%PDF-1.7\nstartxref\n0\n%%EOF",
        b"%PDF-1.7\n" + b"[" * 20_000,
        b"%PDF-1.7\ntrailer<</Root 1 0 R/Prev 0>>\nstartxref\n9\n%%EOF",
    ],
)
def test_a_broken_pdf_is_told_as_broken(data: bytes) -> None:
    assert judged(data).verdict is Verdict.UNKNOWN


@pytest.mark.parametrize(
    "data",
    [
        b"<a",
        b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        b'<!DOCTYPE a SYSTEM "http://example.invalid/a.dtd"><a/>',
        b"<a>" * 5000,
    ],
)
def test_a_broken_or_dangerous_xml_is_told_as_unreadable(data: bytes) -> None:
    report = judged(data, "xml")
    assert (report.verdict, report.reasons) == (Verdict.UNKNOWN, (Reason.UNREADABLE,))


# -- XML: wrapping -----------------------------------------------------------------------------


def test_a_signed_part_wrapped_into_another_document_does_not_vouch_for_it() -> None:
    wrapped = b"<gia><tien>1000</tien>" + sign_xml(XML) + b"</gia>"
    assert judged(wrapped, "xml").verdict is not Verdict.VALID


def test_two_parts_of_one_name_are_never_valid() -> None:
    signed = sign_xml(XML)
    twice = signed.replace(b"<tien>", b'<tien Id="goc">')
    assert judged(twice, "xml").verdict is not Verdict.VALID


def test_a_signature_moved_under_another_root_is_found() -> None:
    signed = sign_xml(XML)
    start = signed.index(b"<ds:Signature")
    end = signed.index(b"</ds:Signature>") + len(b"</ds:Signature>")
    moved = b"<khac>" + signed[start:end] + b"</khac>"
    assert judged(moved, "xml").verdict is not Verdict.VALID


def test_a_signature_in_a_signature_is_judged_on_its_own() -> None:
    report = judged(sign_xml(sign_xml(XML)), "xml")
    assert report.verdict is not Verdict.VALID  # the first no longer covers what is there
    assert len(report.signatures) == 2
