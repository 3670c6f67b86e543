"""Judge a signed file: nothing is kept of it."""

import hashlib
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from threading import BoundedSemaphore
from typing import IO

import structlog
from django.utils.translation import gettext as _

from hamrong.foundation.signing.actions import judge_program
from hamrong.foundation.signing.actions.refresh_lists import refresh_lists
from hamrong.foundation.signing.queries.trusted import material
from hamrong.foundation.signing.rules.report import (
    FileReport,
    Judgement,
    Reason,
    cannot_tell,
    from_json,
)
from hamrong.kernel.actor.interface import RefusedError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.files.interface import in_turn, run_apart

LARGEST = 30 * 1024 * 1024
"""Bytes; as the platform takes in itself."""
WALL_SECONDS = 45
_CHUNK = 256 * 1024
_HEAD = 1024
_TURNS = BoundedSemaphore(2)
log = structlog.get_logger(__name__)


def judge(content: IO[bytes]) -> Judgement:
    """Say what the signatures of a PDF or XML are worth now.

    The file is opened in a process of its own; addresses in it are never asked. Lists of revoked
    certificates that have ended are fetched from the authorities first.

    Raises:
        RefusedError: empty, too large, or neither PDF nor XML.
        LaterError: too many files are being opened now.
    """
    with tempfile.NamedTemporaryFile(suffix=".signed") as file:
        digest, size, head = _written(content, file)
        kind = _kind(head)
        refresh_lists(ahead=timedelta(0))
        moment = now()
        report = _judged(Path(file.name), kind, moment)
        return Judgement(report, digest, size, moment)


def _written(content: IO[bytes], file: IO[bytes]) -> tuple[str, int, bytes]:
    digest, size, head = hashlib.sha256(), 0, b""
    while chunk := content.read(_CHUNK):
        size += len(chunk)
        if size > LARGEST:
            limit = LARGEST // (1024 * 1024)
            raise RefusedError(
                _("Tệp lớn hơn %(limit)s MB nên chưa kiểm tra được ở đây.") % {"limit": limit},
                field="file",
            )
        head = head or chunk[:_HEAD]
        digest.update(chunk)
        file.write(chunk)
    if not size:
        raise RefusedError(_("Tệp rỗng. Hãy kiểm tra và chọn lại tệp."), field="file")
    file.flush()
    return digest.hexdigest(), size, head


def _kind(head: bytes) -> str:
    if b"%PDF-" in head:
        return "pdf"
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        return "xml"
    raise RefusedError(
        _("Chỉ kiểm tra được tệp PDF và XML. Hãy chọn đúng tệp đã ký số."), field="file"
    )


def _judged(path: Path, kind: str, moment: datetime) -> FileReport:
    task = {
        "path": str(path),
        "kind": kind,
        "at": moment.isoformat(),
        "material": material(moment).as_json(),
    }
    program = Path(judge_program.__file__)
    with in_turn(_TURNS):
        try:
            told, _well = run_apart(program, task, seconds=WALL_SECONDS)
        except RuntimeError as error:
            log.warning("a signed file could not be opened", why=str(error)[-300:])
            return cannot_tell(kind, Reason.HEAVY)
    return from_json(told[-1])
