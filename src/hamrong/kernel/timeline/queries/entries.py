"""The way of a matter so far."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Hat
from hamrong.kernel.language.interface import filled
from hamrong.kernel.text.interface import format_time
from hamrong.kernel.timeline import models
from hamrong.kernel.timeline.events import REGISTRY
from hamrong.kernel.timeline.rules import Audience


@dataclass(frozen=True)
class Entry:
    """One fact, ready to be shown; `told` is its title with what people wrote marked."""

    id: UUID
    at: datetime
    kind: str
    title: str
    actor_name: str
    hat: str
    note: str
    icon: str
    data: dict[str, Any]
    told: str


def entries(matter_id: UUID, audiences: Iterable[Audience]) -> list[Entry]:
    """Return the facts these readers may see, oldest first. One query.

    A fact whose kind this version does not know is not shown, but stays in the log.
    """
    readers = set(audiences)
    kinds = [kind for kind, told in REGISTRY.announced.items() if told.audience in readers]
    rows = models.Entry.objects.filter(matter_id=matter_id, kind__in=kinds).order_by("at", "id")
    return [_entry(row) for row in rows]


def readable(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a fact says as people read it: moments (`…_at`) by Vietnamese time."""
    return {
        key: format_time(datetime.fromisoformat(value)) if key.endswith("_at") and value else value
        for key, value in data.items()
    }


def _entry(row: models.Entry) -> Entry:
    told, data = REGISTRY.announced[row.kind], readable(row.data)
    return Entry(
        id=row.id,
        at=row.at,
        kind=row.kind,
        title=str(told.title) % data,
        actor_name=_("Hệ thống") if row.hat == Hat.SYSTEM else row.actor_name,
        hat=row.hat,
        note=row.note,
        icon=told.icon,
        data=row.data,
        told=filled(str(told.title), data),
    )
