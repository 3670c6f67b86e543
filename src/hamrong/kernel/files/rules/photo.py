"""How large a photographed page is kept, and what is too large to be opened."""

LONGEST_SIDE = 2400
"""Pixels: the long side of A4 (297 mm) at 205 dpi, where print of 6 points stays readable."""
QUALITY = 80
MOST_PIXELS_JPEG = 110_000_000
"""The largest sensors of phones (108 MP); a JPEG is opened at a fraction of its size."""
MOST_PIXELS = 50_000_000
"""Other kinds are opened whole: 50 million pixels take 150 MB of memory for a moment."""
THUMBNAIL_SIDE = 240


def may_be_opened(width: int, height: int, *, in_parts: bool) -> bool:
    """Tell whether a picture of this size can be opened without harm to others.

    `in_parts` is a kind that can be opened at a fraction of its size.
    """
    limit = MOST_PIXELS_JPEG if in_parts else MOST_PIXELS
    return 0 < width * height <= limit


def size_kept(width: int, height: int, longest: int = LONGEST_SIDE) -> tuple[int, int]:
    """Return the size a picture is kept in: never larger than it came, its shape unchanged."""
    side = max(width, height)
    if side <= longest:
        return width, height
    return max(1, round(width * longest / side)), max(1, round(height * longest / side))
