"""Make a photograph of a page fit to be kept: upright, no larger than needed, nothing hidden."""

from io import BytesIO
from pathlib import Path
from threading import BoundedSemaphore
from typing import IO
from uuid import UUID

import pillow_heif
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from hamrong.kernel.actor.interface import RefusedError
from hamrong.kernel.files.models import File
from hamrong.kernel.files.ports import path_of
from hamrong.kernel.files.rules.kinds import Kind
from hamrong.kernel.files.rules.photo import (
    LONGEST_SIDE,
    QUALITY,
    THUMBNAIL_SIDE,
    may_be_opened,
    size_kept,
)

PHOTOS = frozenset({Kind.JPEG, Kind.PNG, Kind.HEIC})
FORMAT = {Kind.JPEG: "JPEG", Kind.PNG: "PNG", Kind.HEIC: "HEIF"}
# Only the size we judge ourselves counts: Pillow's own bound would warn of large phones' photos.
Image.MAX_IMAGE_PIXELS = None
pillow_heif.register_heif_opener(thumbnails=False)
_ONE_AT_A_TIME = BoundedSemaphore()
"""An open photograph takes up to 330 MB for a moment: one in a process, the others wait."""


def straighten(content: Path | IO[bytes], kind: Kind, longest: int = LONGEST_SIDE) -> bytes:
    """Return a photograph as JPEG: turned upright, at most `longest` pixels, without EXIF or GPS.

    Raises:
        RefusedError: it cannot be opened, or is so large that opening it would do harm.
    """
    with _ONE_AT_A_TIME:
        try:
            with Image.open(content, formats=[FORMAT[kind]]) as photo:
                if not may_be_opened(*photo.size, in_parts=kind is Kind.JPEG):
                    raise RefusedError(
                        _("Ảnh quá lớn để mở. Hãy chụp lại với cỡ ảnh nhỏ hơn."), field="file"
                    )
                return _as_jpeg(photo, longest)
        except (OSError, SyntaxError, ValueError, EOFError, MemoryError, RuntimeError) as error:
            raise RefusedError(
                _("Ảnh bị hỏng, không mở được. Hãy chụp lại hoặc chọn ảnh khác."), field="file"
            ) from error


def small_picture(file_id: UUID) -> bytes:
    """Return a photograph small, as JPEG. Whether someone may see it is the caller's word.

    Raises:
        File.DoesNotExist: there is no such file.
        RefusedError: it is no picture that can be opened.
    """
    row = File.objects.select_related("blob").get(id=file_id)
    kind = row.blob.content_type
    if kind not in PHOTOS:
        raise RefusedError(_("Tệp này không xem nhỏ được."), field="file")
    return straighten(path_of(row.blob_id), Kind(kind), THUMBNAIL_SIDE)


def _as_jpeg(photo: Image.Image, longest: int) -> bytes:
    wanted = size_kept(*photo.size, longest)
    photo.draft("RGB", wanted)  # a JPEG is read at a half, a quarter or an eighth, never below
    upright = ImageOps.exif_transpose(photo)
    flat = _on_white(upright)
    # Not above the size wanted twice over: averaging first costs a third of a full resampling.
    small = flat.resize(size_kept(*flat.size, longest), Image.Resampling.LANCZOS, reducing_gap=2.0)
    small.info = {}  # neither place nor device nor comment goes on
    out = BytesIO()
    small.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


def _on_white(photo: Image.Image) -> Image.Image:
    """Return the picture without transparency, in grey or colour."""
    if photo.mode in {"L", "RGB"}:
        return photo
    if "A" in photo.getbands() or "transparency" in photo.info:
        page = Image.new("RGB", photo.size, "white")
        seen = photo.convert("RGBA")
        page.paste(seen, mask=seen.getchannel("A"))
        return page
    return photo.convert("L" if photo.mode in {"1", "LA"} else "RGB")
