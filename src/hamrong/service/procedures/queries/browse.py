"""The ways into the catalogue: life events, fields and levels, each with its counts."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from hamrong.service.procedures.models import Listing
from hamrong.service.procedures.queries.wording import LEVELS, LIFE_EVENTS
from hamrong.service.procedures.rules.guide import Kind
from hamrong.service.procedures.rules.procedure import LifeEvent


@dataclass(frozen=True, slots=True)
class Facet:
    """A choice with how many procedures it leaves, and how many of them can be filed.

    `icon` is a name in Lucide, empty where there is none.
    """

    key: str
    name: str
    total: int
    fileable: int
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Browse:
    """What the first page of the portal offers beside the search.

    Life events stand in their own order, fields with most fileable procedures first, levels from
    commune to province. `total` and `fileable` count the whole catalogue.
    """

    life_events: tuple[Facet, ...]
    fields: tuple[Facet, ...]
    levels: tuple[Facet, ...]
    total: int
    fileable: int


def browse() -> Browse:
    """Return the counts of the whole catalogue in one query."""
    grouped = (
        Listing.objects.filter(kind=Kind.PROCEDURE)
        .values_list("life_event", "field", "levels")
        .annotate(total=Count("id"), open=Count("id", filter=Q(fileable=True)))
    )
    events: dict[str, list[int]] = {}
    fields: dict[str, list[int]] = {}
    levels: dict[str, list[int]] = {}
    for event, field, at, total, fileable in grouped:
        for table, keys in ((events, [event]), (fields, [field]), (levels, at)):
            for key in keys:
                counts = table.setdefault(key, [0, 0])
                counts[0] += total
                counts[1] += fileable
    return Browse(
        life_events=tuple(_events(events)),
        fields=tuple(_fields(fields)),
        levels=tuple(
            _facet(key, str(LEVELS[key]), levels[key])
            for key in ("commune", "district", "province")
            if key in levels
        ),
        total=sum(total for total, _ in events.values()),
        fileable=sum(fileable for _, fileable in events.values()),
    )


def _events(counts: dict[str, list[int]]) -> Iterable[Facet]:
    for event in LifeEvent:
        if event in counts:
            label = LIFE_EVENTS[event]
            yield _facet(event.value, str(label.name), counts[event], label.icon)


def _fields(counts: dict[str, list[int]]) -> list[Facet]:
    found = [_facet(name, name, both) for name, both in counts.items() if name]
    return sorted(found, key=lambda facet: (-facet.fileable, -facet.total, facet.name))


def _facet(key: str, name: str, counts: list[int], icon: str = "") -> Facet:
    total, fileable = counts
    return Facet(key, name, total, fileable, icon)
