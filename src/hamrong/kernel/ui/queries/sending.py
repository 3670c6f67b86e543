"""Sending a stored file."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from typing import IO

from django.http import FileResponse, HttpResponse

# With this mark spreadsheets read the file as UTF-8, and Vietnamese as it is written.
BYTE_ORDER_MARK = "\ufeff"
# A cell that begins with one of these would be run as a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def send_file(handle: IO[bytes], headers: Mapping[str, str]) -> FileResponse:
    """Answer with a file as its headers say, and close it afterwards.

    Django alone would guess type and name from where the file lies.
    """
    response = FileResponse(handle, content_type=headers["Content-Type"])
    for name, value in headers.items():
        response.headers[name] = value
    return response


def send_pdf(pdf: bytes, name: str) -> HttpResponse:
    """Answer with a PDF made for this request; the name is plain ASCII."""
    response = HttpResponse(pdf, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


def send_csv(name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """Answer with a table for spreadsheets; words that would be run as a formula stay words."""
    response = HttpResponse(
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
    response.write(BYTE_ORDER_MARK)
    writer = csv.writer(response)
    writer.writerow(header)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return response


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell
