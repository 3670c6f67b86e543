"""Stored files and their contents. Whether someone may read them is the owning context's word."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO
from uuid import UUID

from hamrong.kernel.files.models import File
from hamrong.kernel.files.ports import path_of
from hamrong.kernel.files.rules.kinds import Kind, disposition

_PICTURES = frozenset({Kind.JPEG, Kind.PNG})


@dataclass(frozen=True)
class StoredFile:
    """A file as it can be shown.

    `given_sha256` is the content as it came, "" where that is what is kept; `pages` is None where
    nobody counted them.
    """

    id: UUID
    name: str
    size: int
    content_type: str
    sha256: str
    given_sha256: str = ""
    pages: int | None = None

    @property
    def is_photo(self) -> bool:
        """Tell whether it is a picture that can be shown small."""
        return self.content_type in _PICTURES


def describe(file_ids: Iterable[UUID]) -> dict[UUID, StoredFile]:
    """Return files by id, in one query; unknown ids are left out."""
    rows = File.objects.filter(id__in=list(file_ids)).select_related("blob")
    return {row.id: stored_file(row) for row in rows}


def open_file(file_id: UUID) -> tuple[StoredFile, BinaryIO]:
    """Return a file and its open content; the caller closes it.

    Raises:
        File.DoesNotExist: there is no such file.
    """
    stored = stored_file(File.objects.select_related("blob").get(id=file_id))
    return stored, path_of(stored.sha256).open("rb")


# Kinds that run nothing on our pages. A browser shows a PDF only outside a sandbox; our own pages
# may show these beside a form.
_SEEN_BY_BROWSERS = frozenset({Kind.PDF, Kind.JPEG, Kind.PNG})
_SHOWN = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'self'",
    "X-Frame-Options": "SAMEORIGIN",
}
_SHUT_IN = {"Content-Security-Policy": "default-src 'none'; sandbox"}


def headers_for(stored: StoredFile, *, inline: bool = False) -> dict[str, str]:
    """Return the response headers of a file, safe for any name and content."""
    way = disposition(stored.name, stored.content_type, inline=inline)
    return {
        "Content-Type": way.content_type,
        "Content-Disposition": way.header,
        "Content-Length": str(stored.size),
        "Cache-Control": "private, no-store",
        **(_SHOWN if way.content_type in _SEEN_BY_BROWSERS and inline else _SHUT_IN),
    }


def stored_file(row: File) -> StoredFile:
    """Return a row with its content as it can be shown."""
    blob = row.blob
    return StoredFile(
        row.id, row.name, blob.size, blob.content_type, blob.sha256, row.given_sha256, row.pages
    )
