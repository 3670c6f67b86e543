"""Templates as values: what they say, how a draft is judged, how it reads. Pure."""

from hamrong.service.results.rules.drafting import judged, paper_digest, prefilled, said
from hamrong.service.results.rules.reading import as_text, printed_lines
from hamrong.service.results.rules.template import (
    Field,
    FieldKind,
    Layout,
    Line,
    Template,
    TemplateFault,
    faults_of,
    parse,
)

__all__ = [
    "Field",
    "FieldKind",
    "Layout",
    "Line",
    "Template",
    "TemplateFault",
    "as_text",
    "faults_of",
    "judged",
    "paper_digest",
    "parse",
    "prefilled",
    "printed_lines",
    "said",
]
