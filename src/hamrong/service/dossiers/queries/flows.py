"""How many dossiers came, were finished and rated in a time, from the counts of days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Sum

from hamrong.service.dossiers.models import Tally, TallyKind


@dataclass(frozen=True, slots=True)
class AgencyFlow:
    """What happened at one agency: received by it; finished and rated as decided by it.

    Finished are dossiers whose result was issued, handed over or not; those refused, stopped and
    withdrawn are not. A member of a linked set counts as the dossier it is.
    """

    received: int = 0
    received_online: int = 0
    finished: int = 0
    finished_online: int = 0
    rated: int = 0
    satisfied: int = 0


@dataclass(frozen=True, slots=True)
class ProcedureFlow:
    """What happened under one procedure, by its code.

    `online` were filed online and finished; `on_paper` of them had at least one paper that was
    taken in on paper, not digitised and not held already.
    """

    received: int = 0
    online: int = 0
    on_paper: int = 0


_OF_AGENCY: dict[str, str] = {
    TallyKind.RECEIVED: "received",
    TallyKind.RECEIVED_ONLINE: "received_online",
    TallyKind.FINISHED: "finished",
    TallyKind.FINISHED_ONLINE: "finished_online",
    TallyKind.RATED: "rated",
    TallyKind.SATISFIED: "satisfied",
}
_OF_PROCEDURE: dict[str, str] = {
    TallyKind.PROCEDURE_RECEIVED: "received",
    TallyKind.PROCEDURE_ONLINE: "online",
    TallyKind.PROCEDURE_ON_PAPER: "on_paper",
}


def agency_flows(since: date, until: date) -> dict[UUID, AgencyFlow]:
    """Return what happened from one day up to and not including another, by agency. One query.

    Days are those of Vietnam. A dossier counts under the agencies it has now; agencies where
    nothing happened are left out.
    """
    counted = _counted(_OF_AGENCY, since, until)
    return {UUID(who): AgencyFlow(**counts) for who, counts in counted.items()}


def procedure_flows(since: date, until: date) -> dict[str, ProcedureFlow]:
    """Return the same by the code of the procedure. One query."""
    counted = _counted(_OF_PROCEDURE, since, until)
    return {who: ProcedureFlow(**counts) for who, counts in counted.items()}


def _counted(names: Mapping[str, str], since: date, until: date) -> dict[str, dict[str, int]]:
    rows = (
        Tally.objects.filter(kind__in=list(names), day__gte=since, day__lt=until)
        .values_list("who", "kind")
        .annotate(n=Sum("n"))
        .order_by()
    )
    found: dict[str, dict[str, int]] = {}
    for who, kind, n in rows:
        if n:
            found.setdefault(who, {})[names[kind]] = n
    return found
