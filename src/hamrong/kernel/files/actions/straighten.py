"""Make a photograph of a page fit to be kept: upright, no larger than needed, nothing hidden."""

from io import BytesIO
from pathlib import Path
from threading import BoundedSemaphore
from uuid import UUID

import pillow_heif
from django.utils.translation import gettext as _
from PIL import ExifTags, Image, ImageOps

from hamrong.kernel.actor.interface import RefusedError
from hamrong.kernel.files.actions.take_turns import in_turn
from hamrong.kernel.files.models import File
from hamrong.kernel.files.ports import path_of
from hamrong.kernel.files.rules.jpeg import effort_of
from hamrong.kernel.files.rules.kinds import Kind
from hamrong.kernel.files.rules.photo import (
    LONGEST_SIDE,
    QUALITY,
    THUMBNAIL_SIDE,
    jpeg_may_be_opened,
    may_be_opened,
    size_kept,
)

PHOTOS = frozenset({Kind.JPEG, Kind.PNG, Kind.HEIC})
FORMAT = {Kind.JPEG: "JPEG", Kind.PNG: "PNG", Kind.HEIC: "HEIF"}
# Only the size we judge ourselves counts: Pillow's own bound would warn of large phones' photos.
Image.MAX_IMAGE_PIXELS = None
pillow_heif.register_heif_opener(thumbnails=False)
ORIENTATION = ExifTags.Base.Orientation
_ONE_AT_A_TIME = BoundedSemaphore()
"""An open photograph takes up to 400 MB for a moment: one in a process, the others wait."""


def straighten(path: Path, kind: Kind, longest: int = LONGEST_SIDE) -> bytes:
    """Return a photograph as JPEG: turned upright, at most `longest` pixels, without EXIF or GPS.

    Raises:
        RefusedError: it cannot be opened, or is so large that opening it would do harm.
        LaterError: too many are being opened now.
    """
    with in_turn(_ONE_AT_A_TIME):
        try:
            with Image.open(path, formats=[FORMAT[kind]]) as photo:
                if not _may_be_opened(photo, path, kind):
                    raise RefusedError(
                        _("Ảnh quá lớn để mở. Hãy chụp lại với cỡ ảnh nhỏ hơn."), field="file"
                    )
                return _as_jpeg(photo, longest)
        except (OSError, SyntaxError, ValueError, EOFError, MemoryError, RuntimeError) as error:
            raise RefusedError(
                _("Ảnh bị hỏng, không mở được. Hãy chụp lại hoặc chọn ảnh khác."), field="file"
            ) from error


def _may_be_opened(photo: Image.Image, path: Path, kind: Kind) -> bool:
    if kind is Kind.JPEG:
        return jpeg_may_be_opened(*photo.size, effort_of(path.read_bytes()))
    clear = "transparency" in photo.info and photo.mode != "P"
    if clear or (kind is Kind.HEIC and photo.mode != "RGB"):
        return may_be_opened(*photo.size)
    return may_be_opened(*photo.size, "HEIC" if kind is Kind.HEIC else photo.mode)


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
    photo.draft("RGB", size_kept(*photo.size, longest))  # read at a half, a quarter or an eighth
    turned = photo.getexif().get(ORIENTATION, 1)
    plain = _plain(photo)
    # First smaller, then all else: a copy of the whole costs more memory than anything here.
    # Not above the size wanted twice over: averaging first costs a third of a full resampling.
    size = size_kept(*plain.size, longest)
    small = plain.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    small.getexif()[ORIENTATION] = turned
    page = _on_white(ImageOps.exif_transpose(small))
    page.info = {}  # neither place nor device nor comment goes on
    out = BytesIO()
    page.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


def _plain(photo: Image.Image) -> Image.Image:
    """Return the picture in grey or colour, with transparency if it has any."""
    if "transparency" in photo.info or photo.mode in {"LA", "PA"}:
        return photo.convert("RGBA")
    if photo.mode in {"L", "RGB", "RGBA"}:
        return photo
    return photo.convert("L" if photo.mode == "1" else "RGB")


def _on_white(photo: Image.Image) -> Image.Image:
    """Return the picture without transparency."""
    if photo.mode != "RGBA":
        return photo
    page = Image.new("RGB", photo.size, "white")
    page.paste(photo, mask=photo.getchannel("A"))
    return page
