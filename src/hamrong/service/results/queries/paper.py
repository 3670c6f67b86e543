"""A filled template on paper."""

from collections.abc import Mapping
from dataclasses import dataclass

from hamrong.kernel.print.interface import render_pdf
from hamrong.service.results.queries.templates import TemplateView
from hamrong.service.results.rules import printed_lines


@dataclass(frozen=True)
class Frame:
    """What stands around the text: whose paper it is, its number and day, who signs.

    `number` is empty and `check_code` too while the paper is a draft.
    """

    agency: str
    parent: str
    place: str
    number: str
    day: tuple[int, int, int]
    signer: str
    signer_title: str
    check_code: str
    check_url: str


def paper_pdf(made_by: TemplateView, values: Mapping[str, str], frame: Frame) -> bytes:
    """Print a result by its template; without a number it is marked as a draft."""
    template = made_by.template
    return render_pdf(
        "results/print/paper.typ",
        {
            "title": template.title,
            "layout": template.layout.value,
            "form": template.official_form,
            "lines": printed_lines(template, values),
            "draft": not frame.number,
            "agency": frame.agency,
            "parent": frame.parent,
            "place": frame.place,
            "number": frame.number,
            "day": list(frame.day),
            "signer": frame.signer,
            "signer_title": frame.signer_title or None,
            "check_code": frame.check_code,
            "check_url": frame.check_url,
        },
    )
