"""The door: what other contexts may use."""

from hamrong.service.results.models import ResultTemplate
from hamrong.service.results.queries.paper import Frame, paper_pdf
from hamrong.service.results.queries.templates import TemplateView, template_for, the_template
from hamrong.service.results.rules import (
    Field,
    FieldKind,
    Template,
    as_text,
    judged,
    paper_digest,
    prefilled,
)
from hamrong.service.results.rules.drafting import Wrong

__all__ = [
    "Field",
    "FieldKind",
    "Frame",
    "ResultTemplate",
    "Template",
    "TemplateView",
    "Wrong",
    "as_text",
    "judged",
    "paper_digest",
    "paper_pdf",
    "prefilled",
    "template_for",
    "the_template",
]
