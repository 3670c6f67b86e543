"""Pictures of papers, as people take them with a phone: small, real PDF and JPEG files."""

from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random

import fontpkg_be_vietnam_pro
from PIL import Image, ImageDraw, ImageFont

_FONT = Path(fontpkg_be_vietnam_pro.__file__).parent / "files" / "BeVietnamPro-Regular.ttf"
_SIZE = (620, 877)  # A4 at 75 dots an inch
_MARGIN = 60
_WIDTH = 34  # characters a line of the title
_MARK = "GIẤY TỜ MẪU ĐỂ MINH HỌA, KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"


def paper(title: str, holder: str, chance: Random) -> tuple[bytes, str]:
    """Return a file showing one page with a title and its holder's name, and the file's name."""
    page = Image.new("L", _SIZE, 246 - chance.randint(0, 12))
    draw = ImageDraw.Draw(page)
    draw.text((_MARGIN, 40), _MARK, fill=150, font=_font(15))
    lines = _lines(title)
    for number, line in enumerate(lines):
        draw.text((_MARGIN, 120 + number * 36), line, fill=40, font=_font(26))
    top = 150 + len(lines) * 36
    draw.text((_MARGIN, top), f"Người đứng tên: {holder}", fill=40, font=_font(19))
    _scribble(draw, top + 60, chance)
    return _encoded(page, chance)


def _scribble(draw: ImageDraw.ImageDraw, top: int, chance: Random) -> None:
    """Draw the lines of a text nobody reads, and a round stamp."""
    for number in range(12):
        y = top + number * 28
        end = _SIZE[0] - _MARGIN - chance.randint(0, 180)
        draw.line((_MARGIN, y, end, y), fill=170, width=3)
    left, upper = 400 + chance.randint(-20, 20), 690 + chance.randint(-20, 20)
    draw.ellipse((left, upper, left + 120, upper + 120), outline=120, width=4)


def _encoded(page: Image.Image, chance: Random) -> tuple[bytes, str]:
    kind, ending = chance.choice((("PDF", "pdf"), ("JPEG", "jpg"), ("JPEG", "jpg")))
    content = BytesIO()
    page.save(content, kind, quality=60, **({"resolution": 75} if kind == "PDF" else {}))
    number = chance.randint(1000, 9999)
    return content.getvalue(), f"{'Ban_quet' if ending == 'pdf' else 'IMG'}_{number}.{ending}"


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONT, size)


def _lines(title: str) -> list[str]:
    lines = [""]
    for word in title.split():
        if len(lines[-1]) + len(word) > _WIDTH:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines[:6]
