"""Agencies, areas and posts, as few as a test asks for."""

from collections.abc import Iterable
from datetime import date
from itertools import count
from uuid import UUID

from hamrong.foundation.directory.actions.load_agencies import load_agencies
from hamrong.foundation.directory.actions.load_areas import load_areas
from hamrong.foundation.directory.actions.load_reorganisations import load_reorganisations
from hamrong.foundation.directory.interface import Agency, Area, Level, authority_for
from hamrong.kernel.pack.interface import open_pack
from hamrong.kernel.text.interface import sort_key

BEFORE = date(2024, 1, 2)
_numbers = count(1)


def load_mini_directory() -> None:
    """Load the areas, agencies and reorganisations of the mini pack."""
    _load("mini")


def load_real_directory() -> None:
    """Load the areas, agencies and reorganisations of Thanh Hóa: some seconds."""
    _load("thanhhoa")


def _load(name: str) -> None:
    pack = open_pack(name)
    load_areas(pack)
    load_agencies(pack)
    load_reorganisations(pack)


def make_areas(rows: Iterable[tuple[str, str, str, str, date | None]]) -> None:
    """Make areas from code, name, level, code of the parent, end; parents come first."""
    made: dict[str, Area] = {}
    for code, name, level, parent, valid_to in rows:
        made[code] = Area.objects.create(
            code=code,
            name=name,
            type=name.partition(" ")[0],
            level=level,
            parent=made.get(parent),
            valid_from=date(2020, 1, 1),
            valid_to=valid_to,
            sort_key=sort_key(name),
        )


def make_agency(
    level: Level = Level.COMMUNE, parent: Agency | None = None, name: str = "Xã Thử"
) -> Agency:
    """Make one agency of a level, under a parent if one is given."""
    number = next(_numbers)
    return Agency.objects.create(
        code=f"H98.{number % 90 + 1:02d}.{number // 90 + 1:02d}",
        name=f"Ủy ban nhân dân {name} {number}",
        short_name=f"UBND {name} {number}",
        kind="committee",
        level=level,
        parent=parent,
        valid_from=date(2020, 1, 1),
        search_key=f"uy ban nhan dan {number}",
    )


def commune_committee(area_code: str = "90101") -> UUID:
    """Return the id of a commune's committee of the mini pack, before its reorganisation."""
    found = authority_for(level="commune", area_code=area_code, on=BEFORE)
    assert found is not None
    return found.id
