"""Sending a stored file."""

from collections.abc import Mapping
from typing import IO

from django.http import FileResponse, HttpResponse


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
