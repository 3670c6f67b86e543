"""Look at a content before anything is kept of it: size, type, viruses."""

import errno
import hashlib
import os
import struct
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO

import structlog
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import LaterError, RefusedError
from hamrong.kernel.files.ports import SCANNERS, open_temporary
from hamrong.kernel.files.rules.kinds import Kind, kind_of, office_member

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


@dataclass(frozen=True)
class Received:
    """A content that may be kept; `path` is gone when the caller is done."""

    path: Path
    sha256: str
    size: int
    kind: Kind


@contextmanager
def received(
    stream: IO[bytes], *, name: str, allow: Iterable[Kind], limit: int
) -> Iterator[Received]:
    """Write a content down, checked and scanned; whatever the caller does not keep is gone after.

    Raises:
        RefusedError: empty, too large, a type not taken, a virus or no space left.
        LaterError: the scanner does not answer.
    """
    with _space_told():
        handle, temporary = open_temporary()
        try:
            with handle:
                digest, size, head = _write(stream, handle, limit)
            kind = _checked_kind(temporary, head, name, frozenset(allow))
            scan(temporary)
            yield Received(temporary, digest, size, kind)
        finally:
            temporary.unlink(missing_ok=True)


@contextmanager
def _space_told() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno not in _NO_SPACE:
            raise
        raise RefusedError(
            _("Hệ thống tạm hết chỗ lưu tệp. Hãy thử lại sau ít phút."), field=FIELD
        ) from error


def _chunks(stream: IO[bytes]) -> Iterator[bytes]:
    while chunk := stream.read(CHUNK):
        yield chunk


def _write(stream: IO[bytes], handle: BinaryIO, limit: int) -> tuple[str, int, bytes]:
    digest, size, head = hashlib.sha256(), 0, b""
    for chunk in _chunks(stream):
        size += len(chunk)
        if size > limit:
            raise RefusedError(too_large(limit), field=FIELD)
        head = head or chunk[:64]
        digest.update(chunk)
        handle.write(chunk)
    if not size:
        raise RefusedError(_("Tệp rỗng. Hãy kiểm tra và chọn lại tệp."), field=FIELD)
    handle.flush()
    os.fsync(handle.fileno())
    return digest.hexdigest(), size, head


def too_large(limit: int) -> str:
    """Say that a file has more than `limit` bytes, and what to do."""
    return _("Tệp lớn hơn %(limit)s MB. Hãy chụp lại nhỏ hơn hoặc chia thành nhiều tệp.") % {
        "limit": limit // (1024 * 1024)
    }


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


def scan(path: Path) -> None:
    """Let every scanner look into a content.

    Raises:
        RefusedError: a virus.
        LaterError: a scanner does not answer.
    """
    for scanner in SCANNERS:
        try:
            finding = scanner.finding(path)
        except OSError as error:
            log.exception("virus scanner does not answer")
            raise LaterError(
                _("Chưa kiểm tra được vi-rút nên chưa nhận tệp. Hãy thử lại sau ít phút."),
                field=FIELD,
            ) from error
        if finding:
            log.warning("virus found", finding=finding)
            raise RefusedError(
                _("Tệp có mã độc nên không được nhận. Hãy quét vi-rút máy của bạn."), field=FIELD
            )
