"""How large a photographed page is kept, and what is too large to be opened."""

from hamrong.kernel.files.rules.jpeg import JpegEffort

LONGEST_SIDE = 2400
"""Pixels: the long side of A4 (297 mm) at 205 dpi, where print of 6 points stays readable."""
QUALITY = 80
MOST_PIXELS_JPEG = 110_000_000
"""The largest sensors of phones (108 MP); a JPEG is opened at a fraction of its size."""
MOST_PIXELS = 50_000_000
"""Other kinds are opened whole."""
MOST_BYTES = 400_000_000
"""Memory for a moment: a 48 MP photograph as HEIC, the most a phone makes of one."""
_BYTES_A_PIXEL = {"1": 3, "L": 2, "RGB": 6, "HEIC": 8, "I;16": 8, "RGBA": 10, "P": 11}
"""Of the picture and of the copies made on the way, by what a pixel is (measured)."""
_DEAREST = 14
"""Transparency beside grey or colour, numbers of 32 bits and whatever else there is."""
THUMBNAIL_SIDE = 240


def may_be_opened(width: int, height: int, mode: str = "") -> bool:
    """Tell whether a picture of this size can be opened whole without harm to others.

    `mode` is what a pixel is, in Pillow's words; "HEIC" for colour of that kind.
    """
    pixels = width * height
    return 0 < pixels <= MOST_PIXELS and pixels * _BYTES_A_PIXEL.get(mode, _DEAREST) <= MOST_BYTES


def jpeg_may_be_opened(width: int, height: int, effort: JpegEffort) -> bool:
    """Tell the same of a JPEG, which is opened at a fraction of its size."""
    within = 0 < width * height <= MOST_PIXELS_JPEG
    return within and effort.is_bearable(width, height, MOST_BYTES)


def size_kept(width: int, height: int, longest: int = LONGEST_SIDE) -> tuple[int, int]:
    """Return the size a picture is kept in: never larger than it came, its shape unchanged."""
    side = max(width, height)
    if side <= longest:
        return width, height
    return max(1, round(width * longest / side)), max(1, round(height * longest / side))
