"""Bind the photographed and scanned pages of one document into one PDF."""

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from uuid import UUID

import img2pdf
import pikepdf
from django.db import transaction

from hamrong.kernel.actor.interface import Actor, RefusedError
from hamrong.kernel.files.actions.store import Made, store
from hamrong.kernel.files.actions.straighten import PHOTOS, straighten
from hamrong.kernel.files.models import File, Part
from hamrong.kernel.files.ports import path_of
from hamrong.kernel.files.rules.kinds import Kind

LARGEST = 60 * 1024 * 1024
"""Bytes of the PDF that are put together; larger ones stay files of their own."""
_A4 = (img2pdf.mm_to_pt(210), img2pdf.mm_to_pt(297))
_LAYOUT = img2pdf.get_layout_fun(_A4, fit=img2pdf.FitMode.into, auto_orient=True)


@dataclass(frozen=True)
class _Page:
    """A file that can be bound: a photograph as JPEG, or an open PDF."""

    row: File
    jpeg: bytes = b""
    pdf: pikepdf.Pdf | None = None


@transaction.atomic
def bind(file_ids: Sequence[UUID], *, name: str, owner: Actor) -> list[UUID]:
    """Return the files of a document with what can be bound in one PDF, in the order given.

    The PDF stands where its first page stood. Office files stay as they are, and so do PDF that
    were signed or hold fields to fill in, which binding would destroy, and a PDF that is alone.
    What the PDF was made of is noted with its hashes.

    Raises:
        RefusedError: the scanner does not answer, or there is no space left.
    """
    with ExitStack() as opened:
        pages = _pages(file_ids, opened)
        if not pages or (len(pages) == 1 and not pages[0].jpeg):
            return list(file_ids)
        content = _bound(pages)
        number = sum(len(page.pdf.pages) if page.pdf else 1 for page in pages)
    made = Made(pages=number)
    whole = store(content, name=f"{name}.pdf", owner=owner, limit=LARGEST * 2, made=made)
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


def bound_preview(file_ids: Sequence[UUID]) -> bytes:
    """Return the PDF that `bind` would make, empty where it would make none. Nothing is kept."""
    with ExitStack() as opened:
        pages = _pages(file_ids, opened)
        return _bound(pages) if pages else b""


def _pages(file_ids: Sequence[UUID], opened: ExitStack) -> list[_Page]:
    """Return what can be bound, in the order given; open until the stack is closed."""
    rows = File.objects.filter(id__in=list(file_ids)).select_related("blob").in_bulk()
    found = [_page(rows[one], opened) for one in file_ids]
    pages = [page for page in found if page is not None]
    size = sum(page.row.blob.size for page in pages)
    return pages if size <= LARGEST else [page for page in pages if page.jpeg]


def _page(row: File, opened: ExitStack) -> _Page | None:
    path = path_of(row.blob_id)
    kind = row.blob.content_type
    if kind in PHOTOS:
        try:
            straight = path.read_bytes() if row.given_sha256 else straighten(path, Kind(kind))
        except RefusedError:
            return None  # taken in before photographs were opened: it stays as it came
        return _Page(row, jpeg=straight)
    if kind != Kind.PDF:
        return None
    try:
        pdf = opened.enter_context(pikepdf.open(path))
    except (pikepdf.PdfError, ValueError, RuntimeError):
        return None
    return None if _has_fields(pdf) else _Page(row, pdf=pdf)


def _has_fields(pdf: pikepdf.Pdf) -> bool:
    """Tell whether a PDF has a signature or fields to fill in."""
    form = pdf.Root.get("/AcroForm")
    return form is not None and len(form.get("/Fields", [])) > 0


def _bound(pages: Iterable[_Page]) -> bytes:
    with pikepdf.Pdf.new() as whole, ExitStack() as opened:
        for photographed, run in groupby(pages, key=lambda page: bool(page.jpeg)):
            if photographed:
                made = img2pdf.convert([page.jpeg for page in run], layout_fun=_LAYOUT, nodate=True)
                sources = [opened.enter_context(pikepdf.open(BytesIO(made)))]
            else:
                sources = [page.pdf for page in run if page.pdf is not None]
            for source in sources:
                whole.pages.extend(source.pages)
        out = BytesIO()
        # The same pages make the same bytes: pressing twice keeps one content.
        whole.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()
