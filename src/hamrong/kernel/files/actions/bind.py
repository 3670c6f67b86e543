"""Bind the photographed and scanned pages of one document into one PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import img2pdf
import pikepdf
from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, LaterError, RefusedError
from hamrong.kernel.files.actions.open_pdf import UnreadablePdfError, join_apart
from hamrong.kernel.files.actions.pdf_program import join
from hamrong.kernel.files.actions.store import Made, store
from hamrong.kernel.files.actions.straighten import PHOTOS, straighten
from hamrong.kernel.files.models import File, Part
from hamrong.kernel.files.ports import incoming_folder, path_of
from hamrong.kernel.files.rules.kinds import Kind

LARGEST = 60 * 1024 * 1024
"""Bytes of the PDF that are put together; larger ones stay files of their own."""
_A4 = (img2pdf.mm_to_pt(210), img2pdf.mm_to_pt(297))
_LAYOUT = img2pdf.get_layout_fun(_A4, fit=img2pdf.FitMode.into, auto_orient=True)


@dataclass(frozen=True)
class _Page:
    """A file that may be bound: a photograph as JPEG, or a PDF."""

    row: File
    jpeg: bytes = b""


@dataclass(frozen=True)
class _Bound:
    """One PDF of several files, and how many pages each of those gave."""

    pages: list[_Page]
    counts: list[int]
    content: bytes


@transaction.atomic
def bind(file_ids: Sequence[UUID], *, name: str, owner: Actor) -> list[UUID]:
    """Return the files of a document with what can be bound in one PDF, in the order given.

    The PDF stands where its first page stood. Office files stay as they are, and so do PDF that
    were signed or hold fields to fill in, which binding would destroy, and a PDF that is alone.
    What the PDF was made of is noted with its hashes.

    Raises:
        RefusedError: a PDF cannot be read (the text names it), the scanner does not answer, or
            there is no space left.
        LaterError: too many are being opened now.
    """
    pages = _pages(file_ids)
    if not _worth_binding(pages):
        return list(file_ids)
    bound = _bound(pages)
    pages = bound.pages
    if not _worth_binding(pages):
        return list(file_ids)
    made = Made(pages=sum(bound.counts))
    whole = store(bound.content, name=f"{name}.pdf", owner=owner, limit=LARGEST * 2, made=made)
    Part.objects.bulk_create(
        Part(
            file_id=whole.id,
            position=position,
            name=page.row.name,
            sha256=page.row.blob_id,
            given_sha256=page.row.given_sha256,
        )
        for position, page in enumerate(pages, 1)
    )
    gone = {page.row.id for page in pages[1:]}
    first = pages[0].row.id
    return [whole.id if one == first else one for one in file_ids if one not in gone]


def _worth_binding(pages: Sequence[_Page]) -> bool:
    return len(pages) > 1 or any(page.jpeg for page in pages)


def bound_preview(file_ids: Sequence[UUID]) -> bytes:
    """Return the PDF that `bind` would make, empty where it would make none. Nothing is kept."""
    pages = _pages(file_ids)
    bound = _bound(pages) if pages else None
    return bound.content if bound and bound.pages else b""


def _pages(file_ids: Sequence[UUID]) -> list[_Page]:
    """Return what may be bound, in the order given."""
    rows = File.objects.filter(id__in=list(file_ids)).select_related("blob").in_bulk()
    found = [_page(rows[one]) for one in file_ids]
    pages = [page for page in found if page is not None]
    size = sum(page.row.blob.size for page in pages)
    return pages if size <= LARGEST else [page for page in pages if page.jpeg]


def _page(row: File) -> _Page | None:
    path = path_of(row.blob_id)
    kind = row.blob.content_type
    if kind in PHOTOS:
        try:
            straight = path.read_bytes() if row.given_sha256 else straighten(path, Kind(kind))
        except LaterError:
            raise
        except RefusedError:
            return None  # taken in before photographs were opened: it stays as it came
        return _Page(row, jpeg=straight)
    return _Page(row) if kind == Kind.PDF else None


def _bound(pages: Sequence[_Page]) -> _Bound:
    """Bind the photographs, and the PDF that have no fields."""
    runs = [list(run) for _kind, run in groupby(pages, key=lambda page: page.jpeg == b"")]
    if len(runs) == 1 and pages[0].jpeg:
        out = BytesIO()
        with pikepdf.open(BytesIO(_photographs(pages))) as photographs:
            join([photographs], out)
        return _Bound(list(pages), [1] * len(pages), out.getvalue())
    with TemporaryDirectory(dir=incoming_folder()) as folder:
        return _bound_apart(runs, Path(folder))


def _bound_apart(runs: Sequence[Sequence[_Page]], folder: Path) -> _Bound:
    sources: list[tuple[Path, Sequence[_Page]]] = []
    for number, run in enumerate(runs):
        if run[0].jpeg:
            path = folder / f"{number}.pdf"
            path.write_bytes(_photographs(run))
            sources.append((path, run))
        else:
            sources.extend((path_of(page.row.blob_id), [page]) for page in run)
    out = folder / "whole.pdf"
    try:
        counts = join_apart([path for path, _run in sources], out)
    except UnreadablePdfError as error:
        row = sources[error.position][1][0].row
        raise RefusedError(_unreadable(row.name), field="file") from error
    taken = [(run, count) for (_path, run), count in zip(sources, counts, strict=True) if count]
    return _Bound(
        [page for run, _count in taken for page in run], [n for _run, n in taken], out.read_bytes()
    )


def _photographs(pages: Sequence[_Page]) -> bytes:
    """Return a PDF of photographs: our own, so it needs no process of its own."""
    made: bytes = img2pdf.convert([page.jpeg for page in pages], layout_fun=_LAYOUT, nodate=True)
    return made


def _unreadable(name: str) -> str:
    return _(
        "Không mở được tệp PDF “%(name)s” để ghép. Hãy bỏ tệp này rồi quét lại hoặc chụp ảnh giấy."
    ) % {"name": name}
