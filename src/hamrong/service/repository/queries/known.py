"""What the valid papers of a person's own store say: asked once, never again."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hamrong.kernel.actor.interface import Actor
from hamrong.service.repository.access import visible_to
from hamrong.service.repository.queries.papers import PaperView, paper_view, stands_in
from hamrong.service.repository.rules import State, Trust


@dataclass(frozen=True)
class KnownPaper:
    """The latest valid paper of a kind, and its data: {page: {question: answer}}."""

    paper: PaperView
    data: Mapping[str, Any]

    def value(self, path: str) -> Any:
        """Return what "number", "issuer", "issued_on" or "page.question" is; None if unknown."""
        if path == "issued_on":
            return self.paper.issued_on.isoformat() if self.paper.issued_on else None
        if path in {"number", "issuer"}:
            return getattr(self.paper, path) or None
        page, _dot, question = path.partition(".")
        asked = self.data.get(page)
        return asked.get(question) if isinstance(asked, Mapping) else None


def known_paper(actor: Actor, kind_code: str) -> KnownPaper | None:
    """Return the actor's latest valid paper of a kind that an agency answers for. One query.

    What people typed themselves fills nothing: it would only be said twice.
    """
    own = visible_to(actor).filter(kind_code=kind_code, state=State.VALID.value)
    issued = own.filter(trust=Trust.ISSUED.value).order_by("-valid_from", "-id")
    row = next((one for one in issued[:10] if stands_in(one)), None)
    return KnownPaper(paper_view(row), row.data) if row else None
