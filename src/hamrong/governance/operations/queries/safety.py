"""How safe the data is: last backup, last drill, how much would be lost, and the history."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings

from hamrong.governance.operations.models import Kept, Run
from hamrong.governance.operations.rules import (
    BACKUP_LIMIT,
    DRILL_LIMIT,
    KEPT_LIMIT,
    Kind,
    is_late,
)
from hamrong.kernel.calendar.interface import now

SHOWN = 30
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class RunView:
    """A run as it is shown; `seconds` is how long it took, the rest what it found, where it did."""

    id: UUID
    kind: str
    began_at: datetime
    ended_at: datetime
    seconds: int
    fault: str
    backup: str
    rows: int | None
    files: int | None
    seconds_to_restore: float | None


@dataclass(frozen=True)
class Safety:
    """What stands between the province and a lost disk."""

    to: str
    can_drill: bool
    backup: RunView | None
    drill: RunView | None
    kept_until: datetime | None
    backup_late: bool
    drill_late: bool
    kept_late: bool
    failed: RunView | None
    history: tuple[RunView, ...]

    @property
    def backup_hours(self) -> int | None:
        """Whole hours since the last good backup."""
        return int((now() - self.backup.ended_at) / HOUR) if self.backup else None

    @property
    def drill_days(self) -> int | None:
        """Whole days since the last good drill."""
        return (now() - self.drill.ended_at).days if self.drill else None

    @property
    def lost_seconds(self) -> int | None:
        """How many seconds of work would be lost if the machine were gone now."""
        if self.kept_until is None:
            return None
        return max(0, int((now() - self.kept_until).total_seconds()))


def safety() -> Safety:
    """Return how safe the data is. Four queries."""
    history = [_view(run) for run in Run.objects.order_by("-ended_at")[:SHOWN]]
    backup, drill = _last(Kind.BACKUP), _last(Kind.DRILL)
    kept = Kept.objects.first()
    until = kept.until if kept else None
    at = now()
    return Safety(
        to=settings.BACKUP_TO,
        can_drill=bool(settings.BACKUP_KEY_FILE),
        backup=backup,
        drill=drill,
        kept_until=until,
        backup_late=is_late(backup.ended_at if backup else None, BACKUP_LIMIT, at),
        drill_late=is_late(drill.ended_at if drill else None, DRILL_LIMIT, at),
        kept_late=is_late(until, KEPT_LIMIT, at),
        failed=history[0] if history and history[0].fault else None,
        history=tuple(history),
    )


def _last(kind: Kind) -> RunView | None:
    run = Run.objects.filter(kind=kind, fault="").order_by("-ended_at").first()
    return _view(run) if run else None


def _view(run: Run) -> RunView:
    seconds = round((run.ended_at - run.began_at).total_seconds())
    return RunView(
        id=run.id,
        kind=run.kind,
        began_at=run.began_at,
        ended_at=run.ended_at,
        seconds=max(seconds, 0),
        fault=run.fault,
        backup=run.found.get("name") or run.found.get("backup") or "",
        rows=run.found.get("rows"),
        files=run.found.get("files"),
        seconds_to_restore=run.found.get("seconds_to_restore"),
    )
