"""Load the areas of a pack, as they were at each date."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from hamrong.foundation.directory.models import Area, How, Level, Reorganisation, Succession
from hamrong.kernel.pack.interface import Fault, LoadReport, Pack, PackError, section
from hamrong.kernel.text.interface import sort_key

_ORDER = {Level.PROVINCE: 0, Level.DISTRICT: 1, Level.COMMUNE: 2}


@dataclass(frozen=True)
class _Row:
    line: int
    code: str
    name: str
    type: str
    level: Level
    parent_code: str
    latitude: float | None
    longitude: float | None


@section("areas", order=1)
def load_areas(pack: Pack) -> LoadReport:
    """Load `areas/<date>.csv`, each the whole province from that date, and what became what.

    An area with the same code, name, type and parent in two snapshots is one row; any difference
    ends it and begins another on the date of the later snapshot.
    """
    dates = [d for f in pack.files("areas/*.csv") if (d := _date_of(f))]
    current: dict[str, Area] = {}
    changed = 0
    for on in sorted(dates):
        rows = _read(pack, f"areas/{on}.csv")
        before = dict(current)
        changed += _apply(rows, on, current)
        if pack.has(successors := f"areas/successors-{on}.csv"):
            changed += _succeed(pack, successors, on, before, current)
    return LoadReport("areas", len(current), changed)


def _date_of(file: str) -> date | None:
    try:
        return date.fromisoformat(PurePath(file).stem)
    except ValueError:
        return None


def _read(pack: Pack, file: str) -> list[_Row]:
    rows, faults = [], []
    for line, row in pack.csv(file):
        try:
            level = Level(row["level"])
            place = _degrees(row["lat"]), _degrees(row["lon"])
        except ValueError as error:
            faults.append(Fault(file, line, str(error)))
            continue
        rows.append(
            _Row(line, row["code"], row["name"], row["type"], level, row["parent_code"], *place)
        )
    codes = {row.code for row in rows} | {""}
    faults += [
        Fault(file, row.line, f"the parent {row.parent_code} is not in the file")
        for row in rows
        if row.parent_code not in codes
    ]
    if faults:
        raise PackError(faults)
    return sorted(rows, key=lambda row: (_ORDER[row.level], row.code))


def _degrees(text: str) -> float | None:
    """Return degrees; sources do not know the place of every area."""
    return float(text) if text else None


def _apply(rows: list[_Row], on: date, current: dict[str, Area]) -> int:
    changed = 0
    for code in set(current) - {row.code for row in rows}:
        changed += _end(current.pop(code), on)
    for row in rows:
        parent = current.get(row.parent_code)
        before = current.get(row.code)
        if before is not None and _same(before, row, parent):
            continue
        if before is not None:
            changed += _end(before, on)
        current[row.code], made = _begin(row, parent, on)
        changed += made
    return changed


def _same(area: Area, row: _Row, parent: Area | None) -> bool:
    return (area.name, area.type, area.level, area.parent_id) == (
        row.name,
        row.type,
        row.level,
        parent.id if parent else None,
    )


def _end(area: Area, on: date) -> int:
    return Area.objects.filter(id=area.id, valid_to__isnull=True).update(valid_to=on)


def _begin(row: _Row, parent: Area | None, on: date) -> tuple[Area, bool]:
    return Area.objects.get_or_create(
        code=row.code,
        valid_from=on,
        defaults={
            "name": row.name,
            "type": row.type,
            "level": row.level,
            "parent": parent,
            "latitude": row.latitude,
            "longitude": row.longitude,
            "sort_key": sort_key(row.name),
        },
    )


def _succeed(
    pack: Pack, file: str, on: date, before: Mapping[str, Area], after: Mapping[str, Area]
) -> int:
    reorganisation, _ = Reorganisation.objects.get_or_create(on=on)
    changed, faults, told = 0, [], set()
    for line, row in pack.csv(file):
        old, new = before.get(row["old_code"]), after.get(row["new_code"])
        if old is None or new is None or row["how"] not in How.values:
            faults.append(Fault(file, line, f"{row} names no area of that date"))
            continue
        _, made = Succession.objects.get_or_create(
            reorganisation=reorganisation, old=old, new=new, defaults={"how": row["how"]}
        )
        told.add(old.code)
        changed += made
    if faults:
        raise PackError(faults)
    return changed + _moved(reorganisation, before, after, told)


def _moved(
    reorganisation: Reorganisation,
    before: Mapping[str, Area],
    after: Mapping[str, Area],
    told: set[str],
) -> int:
    """Note the areas that only came under another parent or kind; the files do not name them."""
    changed = 0
    for code, old in before.items():
        new = after.get(code)
        if code in told or new is None or new.id == old.id:
            continue
        _, made = Succession.objects.get_or_create(
            reorganisation=reorganisation, old=old, new=new, defaults={"how": How.MOVED}
        )
        changed += made
    return changed
