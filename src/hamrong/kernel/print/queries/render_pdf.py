"""Set a paper."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import fontpkg_be_vietnam_pro
import typst
from django.template.utils import get_app_template_dirs

import hamrong
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.print.rules import printable_data, qr_codes

_ROOT = Path(hamrong.__file__).parent
_FONTS = (
    Path(__file__).parents[1] / "templates" / "print" / "fonts",
    Path(fontpkg_be_vietnam_pro.__file__).parent / "files",
)


def render_pdf(template: str, data: Mapping[str, Any], *, at: datetime | None = None) -> bytes:
    """Return the paper as PDF/A-2b (ISO 19005-2) and PDF/UA-1 (ISO 14289-1).

    `at` is the moment written into the file as that of its making, now when it is not given; the
    same data at the same moment give the same bytes.

    `template` is a path below a context's templates folder ("dossiers/print/receipt.typ"). It
    reads `data` as JSON from `sys.inputs.data`, and from `sys.inputs.qr` an SVG image of a QR
    code for each key of the data that ends in "_url". Files of the platform are imported from its
    package folder: `#import "/kernel/print/templates/print/letterhead.typ": letterhead`.

    Raises:
        FileNotFoundError: no context has this template.
        TypeError: the data holds something that is no plain value.
        typst.TypstError: the template is wrong.
    """
    moment = (at or now()).astimezone(UTC).replace(microsecond=0)
    compiler = typst.Compiler(
        input=_find(template),
        root=_ROOT,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={
            "data": json.dumps(printable_data(data), ensure_ascii=False, sort_keys=True),
            "qr": json.dumps(qr_codes(data)),
        },
    )
    pdf = compiler.compile(format="pdf", pdf_standards=["a-2b", "ua-1"], timestamp=moment)
    if not isinstance(pdf, bytes):
        raise TypeError("typst returned no PDF")
    return pdf


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=list(_FONTS)
    )


@cache
def _find(template: str) -> Path:
    for folder in get_app_template_dirs("templates"):
        path = Path(folder) / template
        if path.is_file():
            return path
    raise FileNotFoundError(f"no context has the printing template {template}")
