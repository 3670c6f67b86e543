"""How the members of a whole stand: for whoever may read the whole."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hamrong.service.dossiers.models import Dossier
from hamrong.service.dossiers.queries.states import STATE_KIND, STATE_LABEL
from hamrong.service.dossiers.rules import CLOSED, State


@dataclass(frozen=True)
class MemberStanding:
    """Where one member stands; what was said in it only its own readers see."""

    matter_id: UUID
    code: str
    state: State
    state_label: str
    state_kind: str
    authority_name: str
    due_at: datetime | None
    finished_at: datetime | None
    has_result: bool

    @property
    def is_over(self) -> bool:
        """Say whether it ended, with a result or without."""
        return self.state in CLOSED


def member_standings(matter_ids: Collection[UUID]) -> dict[UUID, MemberStanding]:
    """Return how the dossiers of these matters stand. One query."""
    rows = Dossier.objects.filter(matter_id__in=matter_ids).select_related("authority", "result")
    return {row.matter_id: _standing(row) for row in rows}


def _standing(row: Dossier) -> MemberStanding:
    state = State(row.state)
    result = getattr(row, "result", None)
    return MemberStanding(
        matter_id=row.matter_id,
        code=row.code,
        state=state,
        state_label=str(STATE_LABEL[state]),
        state_kind=STATE_KIND[state],
        authority_name=row.authority.name,
        due_at=row.due_at,
        finished_at=row.finished_at,
        has_result=result is not None and result.issued_at is not None,
    )


def procedure_code_of(matter_id: UUID) -> str:
    """Return the code of the procedure a matter is for, "" when it is no dossier."""
    found = Dossier.objects.filter(matter_id=matter_id)
    return found.values_list("procedure_code", flat=True).first() or ""
