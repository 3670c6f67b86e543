"""The template of a procedure, and every template a paper was made by."""

from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from hamrong.service.results.models import ResultTemplate
from hamrong.service.results.rules import Template, parse


@dataclass(frozen=True)
class TemplateView:
    """One version of a template; `digest` is the SHA-256 of its notation."""

    id: UUID
    digest: str
    template: Template


def template_for(procedure_code: str) -> TemplateView | None:
    """Return the template new results of a procedure use; None where a plain text answers."""
    found = ResultTemplate.objects.filter(procedures__contains=[procedure_code], current=True)
    template_id = found.values_list("id", flat=True).first()
    return None if template_id is None else the_template(template_id)


@lru_cache(maxsize=256)
def the_template(template_id: UUID) -> TemplateView:
    """Return a version by its id. It never changes, so each process reads it once.

    Raises:
        ResultTemplate.DoesNotExist: there is no such version.
    """
    row = ResultTemplate.objects.get(id=template_id)
    return TemplateView(row.id, row.digest, parse(row.definition))
