"""One edition of a plan as it reads on paper, and as a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from hamrong.governance.plan.access import may_edit, the_edition
from hamrong.governance.plan.rules.plan_text import as_yaml
from hamrong.kernel.actor.interface import Actor, NotYoursError


@dataclass(frozen=True)
class EditionPage:
    """An edition with its whole content."""

    key: str
    number: int
    state: str
    valid_from: date
    decision: Mapping[str, Any]
    signed_on: date | None
    content: Mapping[str, Any]
    has_file: bool
    may_edit: bool


def edition_page(actor: Actor, key: str, number: int) -> EditionPage:
    """Return an edition: a decided one to every official, a draft to its editors.

    Raises:
        NotYoursError: it does not exist, or not for this actor.
    """
    found = the_edition(actor, key, number)
    signed = found.decision.get("date")
    return EditionPage(
        key=key,
        number=number,
        state=found.state,
        valid_from=found.valid_from,
        decision=found.decision,
        signed_on=date.fromisoformat(signed) if signed else None,
        content=found.content,
        has_file=found.file_id is not None,
        may_edit=may_edit(actor, found.plan),
    )


def edition_text(actor: Actor, key: str, number: int) -> str:
    """Return an edition as a file that loads again.

    Raises:
        NotYoursError: it does not exist, or not for this actor.
    """
    return as_yaml(the_edition(actor, key, number).content)


def decision_file(actor: Actor, key: str, number: int) -> UUID:
    """Return the file of the document that decided an edition.

    Raises:
        NotYoursError: there is none, or not for this actor.
    """
    file_id = the_edition(actor, key, number).file_id
    if file_id is None:
        raise NotYoursError
    return file_id
