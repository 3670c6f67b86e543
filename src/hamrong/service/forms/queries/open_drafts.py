"""Drafts not sent yet, for systems that must keep them right."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from hamrong.kernel.actor.interface import Actor
from hamrong.service.forms.access import visible_to
from hamrong.service.forms.models import Draft


@dataclass(frozen=True)
class Choices:
    """Whose draft it is, and what its purpose chose."""

    account_id: UUID
    title: str
    choices: Mapping[str, Any]


def open_drafts(purpose: str, choice: str, values: Collection[str]) -> list[tuple[UUID, str]]:
    """Return the drafts of a purpose whose choice is one of the values, with it. One query."""
    rows = Draft.objects.filter(submitted_to=None, purpose=purpose)
    rows = rows.filter(**{f"extra__{choice}__in": list(values)})
    return list(rows.order_by("id").values_list("id", f"extra__{choice}"))


def the_choices(draft_id: UUID) -> Choices:
    """Return what a draft's purpose chose. One query."""
    row = Draft.objects.get(id=draft_id)
    return Choices(row.account_id, row.title, row.extra)


def draft_behind(actor: Actor, submitted_to: UUID) -> UUID | None:
    """Return the actor's draft that became something, None when theirs did not. One query."""
    found = visible_to(actor).filter(submitted_to=submitted_to)
    return found.values_list("id", flat=True).first()
