"""How many dossiers came, were finished and rated in a time, from the counts of days."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Sum

from hamrong.service.dossiers.models import NO_DAY, Tally, TallyKind


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


def answers(agency_ids: Collection[UUID], since: date, until: date) -> tuple[int, int]:
    """Return how many answers of agencies in a time were satisfied, of how many. One query."""
    names: dict[str, str] = {
        kind: _OF_AGENCY[kind] for kind in (TallyKind.RATED, TallyKind.SATISFIED)
    }
    counted = _counted(names, since, until)
    own = [counts for who, counts in counted.items() if UUID(who) in agency_ids]
    satisfied, rated = (sum(one.get(name, 0) for one in own) for name in ("satisfied", "rated"))
    return satisfied, rated


_STANDING = (
    TallyKind.REFUSED,
    TallyKind.WITHDRAWN,
    TallyKind.STOPPED,
    TallyKind.RETURNED,
    TallyKind.RETURNED_ON_TIME,
    TallyKind.TAKEN_IN,
    TallyKind.DIGITISED,
)


def standing_counts(agency_ids: Collection[UUID]) -> dict[UUID, dict[str, int]]:
    """Return what counts of no day say of agencies that decide, by kind. One query.

    How many are closed in which way, returned in time, had papers taken in, and have all of them
    as data.
    """
    names: dict[str, str] = {kind: kind.value for kind in _STANDING}
    counted = _counted(names, NO_DAY, NO_DAY + timedelta(days=1))
    return {UUID(who): counts for who, counts in counted.items() if UUID(who) in agency_ids}


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
