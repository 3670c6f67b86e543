"""Take in a paper that a person photographed or scanned."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import IO
from uuid import UUID

from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, RefusedError
from hamrong.kernel.files.actions.open_pdf import UnreadablePdfError, pages_in
from hamrong.kernel.files.actions.pdf_program import HEAVY, LOCKED
from hamrong.kernel.files.actions.receive import Received, received
from hamrong.kernel.files.actions.store import Made, keep_received, store
from hamrong.kernel.files.actions.straighten import PHOTOS, straighten
from hamrong.kernel.files.queries.stored import StoredFile
from hamrong.kernel.files.rules.kinds import DOCUMENTS, MAX_BYTES, Kind


def take_paper(
    content: IO[bytes] | bytes,
    *,
    name: str,
    owner: Actor,
    matter_id: UUID | None = None,
    allow: Iterable[Kind] = DOCUMENTS,
    limit: int = MAX_BYTES,
) -> StoredFile:
    """Keep a paper as it will be read: photographs upright and small, a PDF only if it opens.

    Of a photograph the SHA-256 as it came is noted (`given_sha256`); where and with what it was
    taken is not kept. Everything else is kept byte for byte.

    Raises:
        RefusedError: as of `store`; or a photograph that is broken or far too large, a PDF that
            is broken, asks for a password or needs too much to be opened.
        LaterError: too many are being opened now.
    """
    stream = BytesIO(content) if isinstance(content, bytes) else content
    with received(stream, name=name, allow=allow, limit=limit) as got:
        if got.kind in PHOTOS:
            return _photo(got, name, owner, matter_id)
        pages = _pages(got) if got.kind is Kind.PDF else None
        made = Made(pages=pages)
        return keep_received(got, name=name, owner=owner, matter_id=matter_id, made=made)


def _photo(got: Received, name: str, owner: Actor, matter_id: UUID | None) -> StoredFile:
    page = straighten(got.path, got.kind)
    called = f"{Path(name).stem}.jpg"
    made = Made(of=got.sha256, pages=1)
    return store(page, name=called, owner=owner, matter_id=matter_id, made=made)


def _pages(got: Received) -> int:
    try:
        pages = pages_in(got.path, got.sha256)
    except UnreadablePdfError as error:
        raise RefusedError(_said(error.fault), field="file") from error
    if not pages:
        raise RefusedError(_said(), field="file")
    return pages


def _said(fault: str = "") -> str:
    """Say why a PDF is not taken, and what to do."""
    if fault == LOCKED:
        return _(
            "Tệp PDF có mật khẩu nên cán bộ không mở được. Hãy bỏ mật khẩu hoặc chụp ảnh giấy."
        )
    if fault == HEAVY:
        return _("Tệp PDF này quá nặng để mở. Hãy quét lại hoặc chụp ảnh giấy.")
    return _("Tệp PDF bị hỏng, không mở được. Hãy lưu lại tệp, quét lại hoặc chụp ảnh giấy.")
