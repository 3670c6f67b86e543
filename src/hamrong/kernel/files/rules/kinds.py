"""What may be stored, and how it is named."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote


class Kind(StrEnum):
    """The types people may give, by content."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"
    HEIC = "image/heic"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


DOCUMENTS = frozenset(Kind)
# 20 MB: a scanned A4 dossier of a hundred pages fits; mobile networks still carry it.
MAX_BYTES = 20 * 1024 * 1024
MAX_NAME = 150

_ENDINGS = {
    Kind.PDF: (".pdf",),
    Kind.JPEG: (".jpg", ".jpeg"),
    Kind.PNG: (".png",),
    Kind.HEIC: (".heic", ".heif"),
    Kind.DOCX: (".docx",),
    Kind.XLSX: (".xlsx",),
}
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"heis")
_ZIP = b"PK\x03\x04"


def kind_of(head: bytes, ending: str) -> Kind | None:
    """Tell the type from the first bytes; None is nothing we take.

    Office files are zip archives: their ending decides which of the two, and the archive's own
    listing must agree (see `office_member`).
    """
    if head.startswith(b"%PDF-"):
        return Kind.PDF
    if head.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC_BRANDS:
        return Kind.HEIC
    if head.startswith(_ZIP):
        return {".docx": Kind.DOCX, ".xlsx": Kind.XLSX}.get(ending.lower())
    return None


def office_member(kind: Kind) -> str:
    """Return the entry that an office file of this type must hold, or nothing for other types."""
    return {Kind.DOCX: "word/document.xml", Kind.XLSX: "xl/workbook.xml"}.get(kind, "")


def safe_name(name: str, kind: Kind) -> str:
    """Return a name without path or control characters, with the ending of its true type."""
    bare = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(ch for ch in bare if ch.isprintable() and ch not in '"<>|:*?').strip(" .")
    stem, dot, ending = kept.rpartition(".")
    if not dot:
        stem, ending = kept, ""
    right = _ENDINGS[kind]
    suffix = f".{ending.lower()}" if f".{ending.lower()}" in right else right[0]
    return f"{(stem or 'tep')[:MAX_NAME]}{suffix}"


@dataclass(frozen=True)
class Disposition:
    """How a browser is to take a file."""

    content_type: str
    header: str


def disposition(name: str, content_type: str, *, inline: bool) -> Disposition:
    """Return the headers of a download (RFC 6266). Only types that cannot run are shown inline."""
    shown = inline and content_type in {Kind.PDF, Kind.JPEG, Kind.PNG}
    way = "inline" if shown else "attachment"
    plain = "".join(ch if (ch.isascii() and ch.isalnum()) or ch in "-_." else "_" for ch in name)
    return Disposition(content_type, f"{way}; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}")
