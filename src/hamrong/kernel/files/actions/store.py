"""Take a content in."""

import errno
import hashlib
import os
import struct
import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import IO, BinaryIO
from uuid import UUID

import structlog
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, RefusedError
from hamrong.kernel.files.models import Blob, File
from hamrong.kernel.files.ports import SCANNERS, keep, open_temporary
from hamrong.kernel.files.queries.stored import StoredFile
from hamrong.kernel.files.rules import DOCUMENTS, MAX_BYTES, Kind, kind_of, office_member, safe_name

CHUNK = 256 * 1024
FIELD = "file"
_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
# What the zip reader raises for archives that were damaged, or made to do damage.
_BROKEN_ZIP = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    NotImplementedError,
    ValueError,
    struct.error,
    EOFError,
)
log = structlog.get_logger(__name__)


def store(
    content: IO[bytes] | bytes,
    *,
    name: str,
    owner: Actor,
    matter_id: UUID | None = None,
    allow: Iterable[Kind] = DOCUMENTS,
    limit: int = MAX_BYTES,
) -> StoredFile:
    """Keep a content under its SHA-256 and return the file; the same content is kept once.

    The type is told from the content, never from the name. Give the matter when it is known;
    otherwise attach it later.

    Raises:
        RefusedError: empty, too large, a type not taken, a virus, or no space left; the text says
            what to do, and nothing is kept.
    """
    stream = BytesIO(content) if isinstance(content, bytes) else content
    try:
        digest, size, kind = _take_in(stream, name, frozenset(allow), limit)
    except OSError as error:
        if error.errno not in _NO_SPACE:
            raise
        raise RefusedError(
            _("Hệ thống tạm hết chỗ lưu tệp. Hãy thử lại sau ít phút."), field=FIELD
        ) from error
    return _give(owner, matter_id, digest, size, kind, safe_name(name, kind))


def _take_in(
    stream: IO[bytes], name: str, allow: frozenset[Kind], limit: int
) -> tuple[str, int, Kind]:
    handle, temporary = open_temporary()
    try:
        with handle:
            digest, size, head = _write(stream, handle, limit)
        kind = _checked_kind(temporary, head, name, allow)
        _scan(temporary)
        keep(temporary, digest)
    finally:
        temporary.unlink(missing_ok=True)
    return digest, size, kind


def _give(
    owner: Actor, matter_id: UUID | None, digest: str, size: int, kind: Kind, name: str
) -> StoredFile:
    blob, _made = Blob.objects.get_or_create(
        sha256=digest, defaults={"size": size, "content_type": kind.value}
    )
    file = File.objects.create(blob=blob, name=name, owner_id=owner.account_id, matter_id=matter_id)
    return StoredFile(file.id, file.name, size, kind.value, digest)


def _chunks(stream: IO[bytes]) -> Iterator[bytes]:
    while chunk := stream.read(CHUNK):
        yield chunk


def _write(stream: IO[bytes], handle: BinaryIO, limit: int) -> tuple[str, int, bytes]:
    digest, size, head = hashlib.sha256(), 0, b""
    for chunk in _chunks(stream):
        size += len(chunk)
        if size > limit:
            raise RefusedError(
                _("Tệp lớn hơn %(limit)s MB. Hãy giảm độ phân giải khi quét hoặc tách nhỏ.")
                % {"limit": limit // (1024 * 1024)},
                field=FIELD,
            )
        head = head or chunk[:64]
        digest.update(chunk)
        handle.write(chunk)
    if not size:
        raise RefusedError(_("Tệp rỗng. Hãy kiểm tra và chọn lại tệp."), field=FIELD)
    handle.flush()
    os.fsync(handle.fileno())
    return digest.hexdigest(), size, head


def _checked_kind(path: Path, head: bytes, name: str, allow: frozenset[Kind]) -> Kind:
    kind = kind_of(head, Path(name).suffix)
    if kind is None or kind not in allow or not _holds(path, office_member(kind)):
        raise RefusedError(
            _("Tệp này không phải ảnh, PDF, Word hay Excel. Hãy chụp ảnh hoặc quét ra PDF."),
            field=FIELD,
        )
    return kind


def _holds(path: Path, member: str) -> bool:
    if not member:
        return True
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except _BROKEN_ZIP:
        return False
    # A programme inside a text (a macro) has no place in a dossier.
    return member in names and not any(one.endswith("vbaProject.bin") for one in names)


def _scan(path: Path) -> None:
    for scanner in SCANNERS:
        try:
            finding = scanner.finding(path)
        except OSError as error:
            log.exception("virus scanner does not answer")
            raise RefusedError(
                _("Chưa kiểm tra được vi-rút nên chưa nhận tệp. Hãy thử lại sau ít phút."),
                field=FIELD,
            ) from error
        if finding:
            log.warning("virus found", finding=finding)
            raise RefusedError(
                _("Tệp có mã độc nên không được nhận. Hãy quét vi-rút máy của bạn."), field=FIELD
            )
