"""What opening a JPEG will take, read from its markers before anything is decoded.

ITU-T T.81, annex B. A progressive JPEG goes over the whole picture once for each scan: one of a
few hundred kilobytes can hold thousands.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MOST_SCANS = 50
"""Cameras write one scan, programs for the web about ten."""
MOST_SCANNED = 1_200_000_000
"""Pixels of all scans together: the largest sensor (108 MP) at the eleven scans of libjpeg."""
_START = 0xDA
_END = 0xD9
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_PROGRESSIVE = frozenset({0xC2, 0xC6, 0xCA, 0xCE})
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})
_MARKER = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])", re.DOTALL)
_SAMPLE_BYTES = 2


@dataclass(frozen=True)
class JpegEffort:
    """The scans of a JPEG, and the bytes a pixel that are held until the last scan was read."""

    scans: int
    bytes_a_pixel: float

    def is_bearable(self, width: int, height: int, most_bytes: int) -> bool:
        """Tell whether going over the picture so often, and holding it, does no harm."""
        pixels = width * height
        return (
            self.scans <= MOST_SCANS
            and self.scans * pixels <= MOST_SCANNED
            and self.bytes_a_pixel * pixels <= most_bytes
        )


def effort_of(data: bytes) -> JpegEffort:
    """Count scans up to the end of the picture, as a decoder meets them; stop above the most.

    What stands inside segments (a small picture in EXIF) or after the end (a film) is not counted.
    """
    frame, progressive, scans, held = b"", False, 0, 0.0
    for marker, segment in _segments(data):
        if marker in _FRAMES:
            frame, progressive = segment, marker in _PROGRESSIVE
        elif marker == _START:
            whole = segment[:1] == frame[5:6]
            if not (scans or progressive) and whole:
                return JpegEffort(1, 0.0)  # no decoder takes another scan after all components
            scans, held = scans + 1, _held(frame)
        if scans > MOST_SCANS:
            break
    return JpegEffort(scans, held)


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Give each marker up to the end of the picture, with what its segment says."""
    at = 2
    while (found := _MARKER.search(data, at)) is not None:
        marker, at = found[1][0], found.end()
        if marker == _END:
            return
        if marker not in _BARE:
            length = max(2, int.from_bytes(data[at : at + 2], "big"))
            yield marker, data[at + 2 : at + length]
            at += length


def _held(frame: bytes) -> float:
    """Return the bytes a pixel of all coefficients, by the sampling of the components."""
    factors = [frame[at] for at in range(7, len(frame), 3)]
    sizes = [(one >> 4 or 1) * (one & 15 or 1) for one in factors]
    return _SAMPLE_BYTES * sum(sizes) / max(sizes) if sizes else 0.0
