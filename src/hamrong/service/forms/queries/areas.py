"""The communes a form offers, and the setting in which answers are read."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hamrong.foundation.directory.interface import (
    Area,
    Level,
    heirs,
    organisation_date,
)
from hamrong.kernel.calendar.interface import today
from hamrong.service.forms.queries.catalogues import find_entry
from hamrong.service.forms.rules.places import Place, match_place
from hamrong.service.forms.rules.reading import AreaMatch, Setting


@dataclass(frozen=True)
class Communes:
    """The communes of a day, and those that were merged, renamed or split before it."""

    current: tuple[Place, ...]
    former: dict[Place, UUID]


def communes(on: date | None = None) -> Communes:
    """Return the communes of a day and the former ones, the last to end first. One query."""
    day = on or organisation_date()
    rows = (
        Area.objects.filter(valid_from__lte=day, level=Level.COMMUNE)
        .order_by("parent__code", "sort_key", "name")
        .values_list("id", "code", "valid_to", "name", "parent__name", "parent__parent__name")
    )
    read = [
        (key, until, Place(code, tuple(n for n in names if n))) for key, code, until, *names in rows
    ]
    ended = sorted(
        ((until, key, place) for key, until, place in read if until is not None and until <= day),
        key=lambda one: one[0],
    )
    return Communes(
        current=tuple(place for _, until, place in read if until is None or until > day),
        former={place: key for _, key, place in ended},
    )


def places(on: date | None = None) -> tuple[Place, ...]:
    """Return the communes of a day (the organisation date), by name within their district."""
    return communes(on).current


def setting() -> Setting:
    """Return what reading answers needs: today, and the communes, fetched when first asked."""
    known: list[Communes] = []

    def find(text: str) -> AreaMatch:
        if not known:
            known.append(communes())
        found = match_place(text, known[0].current)
        return found if found.code or found.candidates else _formerly(text, known[0])

    return Setting(today=today(), find_area=find, find_entry=find_entry)


def _formerly(text: str, known: Communes) -> AreaMatch:
    """Find the commune of today for the name of one that is no more."""
    found = match_place(text, known.former)
    named = (p for p in reversed(known.former) if (p.code, p.full) == (found.code, found.text))
    place = next(named, None)
    if place is None:
        return found
    by_code = {one.code: one for one in known.current}
    now_in = [by_code[heir.code] for heir in heirs(known.former[place]) if heir.code in by_code]
    if len(now_in) == 1:
        return AreaMatch(code=now_in[0].code, text=now_in[0].full, former=place.full)
    return AreaMatch(candidates=tuple(one.short for one in now_in), former=place.full)
