"""Load the agencies of a pack: departments as given, People's Committees from the areas."""

from datetime import date
from itertools import count
from typing import Any

from hamrong.foundation.directory.models import Agency, AgencyKind, Area, Level, Unit, UnitKind
from hamrong.foundation.directory.rules import AgencyCode, callings
from hamrong.kernel.pack.interface import LoadReport, Pack, section
from hamrong.kernel.text.interface import plain

_BODY = {
    "type": "object",
    "required": ["ordinal", "short", "name"],
    "additionalProperties": False,
    "properties": {
        "ordinal": {"type": "integer", "minimum": 1, "maximum": 99},
        "short": {"type": "string", "minLength": 1},
        "name": {"type": "string", "minLength": 1},
        "parent": {"type": "string"},
        "also": {"type": "array", "items": {"type": "string", "minLength": 1}},
        "contact": {
            "type": "object",
            "required": ["source"],
            "minProperties": 2,
            "additionalProperties": False,
            "properties": {
                "address": {"type": "string", "minLength": 1},
                "phone": {"type": "string", "minLength": 1},
                "mail": {"type": "string", "minLength": 1},
                "site": {"type": "string", "pattern": "^https://"},
                "source": {"type": "string", "minLength": 1},
            },
        },
    },
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["since", "departments", "centres"],
    "additionalProperties": False,
    "properties": {
        "since": {},
        "departments": {"type": "array", "items": _BODY},
        "centres": {"type": "array", "items": _BODY},
    },
}
# Districts are numbered after the departments; communes that stand right under the province,
# since 1/7/2025, after both. Illustrative, as the pack says.
FIRST_DISTRICT = 22
FIRST_COMMUNE_OF_PROVINCE = 101
DESK = "Bộ phận Tiếp nhận và Trả kết quả"


@section("agencies", order=2)
def load_agencies(pack: Pack) -> LoadReport:
    """Load `agencies.yaml`, and a People's Committee with its one-stop desk for every area."""
    if not pack.has("agencies.yaml"):
        return LoadReport("agencies", 0)
    body = pack.read("agencies.yaml", SCHEMA).value
    top = str(pack.manifest["province_code"])
    changed = _committees(top)
    changed += _departments(top, body, date.fromisoformat(str(body["since"])))
    return LoadReport("agencies", Agency.objects.count(), changed)


def _keep(code: AgencyCode, valid_from: date, **fields: Any) -> tuple[Agency, bool]:
    text = code.old() if _fits_old(code) else code.new()
    key = plain(f"{fields['name']} {fields['short_name']} {text}")
    agency, made = Agency.objects.update_or_create(
        code=text, valid_from=valid_from, defaults={**fields, "search_key": key}
    )
    if agency.kind != AgencyKind.CENTRE:
        Unit.objects.get_or_create(agency=agency, kind=UnitKind.ONE_STOP, defaults={"name": DESK})
    return agency, made


def _fits_old(code: AgencyCode) -> bool:
    return all(number <= 99 for number in code.ordinals)  # noqa: PLR2004


def _committees(top: str) -> int:
    """Make the committees from the highest level down, so that parents come first."""
    changed = 0
    by_area: dict[Any, Agency] = {}
    ordinals = _Ordinals(top)
    for level in (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE):
        for area in Area.objects.filter(level=level).order_by("valid_from", "code"):
            short = area.name if level is not Level.PROVINCE else "tỉnh"
            name = area.name if level is not Level.PROVINCE else area.name.replace("Tỉnh", "tỉnh")
            by_area[area.id], made = _keep(
                ordinals.code_of(area, by_area.get(area.parent_id)),
                area.valid_from,
                valid_to=area.valid_to,
                name=f"Ủy ban nhân dân {_lower_type(name)}",
                short_name=f"UBND {_lower_type(short)}",
                kind=AgencyKind.COMMITTEE,
                level=level,
                area=area,
                parent=by_area.get(area.parent_id),
                called=callings(of_area=plain(area.name)),
            )
            changed += made
    return changed


def _lower_type(name: str) -> str:
    return name[0].lower() + name[1:]


class _Ordinals:
    """Gives each area a number under its parent, the same one as long as its code lives there."""

    def __init__(self, top: str) -> None:
        self.top = top
        self.given: dict[tuple[str, str], AgencyCode] = {}
        self.counters: dict[str, Any] = {}

    def code_of(self, area: Area, parent: Agency | None) -> AgencyCode:
        if parent is None:
            return AgencyCode(self.top, ())
        key = (parent.code, area.code)
        if key not in self.given:
            start = self._start(area, parent)
            room = f"{parent.code}/{start}"
            number = next(self.counters.setdefault(room, count(start)))
            above = () if parent.level == Level.PROVINCE else self._above(parent)
            self.given[key] = AgencyCode(self.top, (*above, number))
        return self.given[key]

    def _start(self, area: Area, parent: Agency) -> int:
        if parent.level != Level.PROVINCE:
            return 1
        return FIRST_DISTRICT if area.level == Level.DISTRICT else FIRST_COMMUNE_OF_PROVINCE

    def _above(self, parent: Agency) -> tuple[int, ...]:
        return next(
            code.ordinals for (_, _), code in self.given.items() if code.old() == parent.code
        )


def _departments(top: str, body: dict[str, Any], since: date) -> int:
    province = Agency.objects.get(level=Level.PROVINCE, kind=AgencyKind.COMMITTEE)
    made_by_short: dict[str, tuple[Agency, int]] = {}
    changed = 0
    place = f" {plain(province.area.name)}" if province.area else ""
    for entry in body["departments"]:
        agency, made = _keep(
            AgencyCode(top, (entry["ordinal"],)),
            since,
            name=entry["name"],
            short_name=entry["short"],
            kind=AgencyKind.DEPARTMENT,
            level=Level.PROVINCE,
            parent=province,
            **_known_as(entry, place),
        )
        made_by_short[entry["short"]] = agency, entry["ordinal"]
        changed += made
    for entry in body["centres"]:
        parent, ordinal = made_by_short[entry["parent"]]
        _, made = _keep(
            AgencyCode(top, (ordinal, entry["ordinal"])),
            since,
            name=entry["name"],
            short_name=entry["short"],
            kind=AgencyKind.CENTRE,
            level=Level.PROVINCE,
            parent=parent,
            **_known_as(entry, place),
        )
        changed += made
    return changed


def _known_as(entry: dict[str, Any], place: str) -> dict[str, Any]:
    """Return the names people use, with and without the province's, and where it is reached."""
    names = [plain(name) for name in (entry["name"], entry["short"], *entry.get("also", ()))]
    shorter = [name.removesuffix(place) for name in names]
    longer = [name.removesuffix(" tinh") + place for name in shorter if name.endswith(" tinh")]
    return {"called": callings(*names, *shorter, *longer), "contact": entry.get("contact", {})}
