"""Load a pack's official swaps of working days."""

from datetime import date
from typing import Any

from hamrong.kernel.calendar.models import DayOverride
from hamrong.kernel.calendar.queries.working import forget
from hamrong.kernel.pack.interface import LoadReport, Pack, section

_DAY = {
    "type": "object",
    "required": ["day", "kind", "reason", "source"],
    "additionalProperties": False,
    "properties": {
        "day": {},
        "kind": {"enum": ["off", "worked"]},
        "reason": {"type": "string", "minLength": 1},
        "source": {"type": "string", "minLength": 1},
    },
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["days"],
    "additionalProperties": False,
    "properties": {"days": {"type": "array", "items": _DAY}},
}


@section("calendar", order=5)
def load_calendar(pack: Pack) -> LoadReport:
    """Load `calendar.yaml`: days off and days worked that differ from what the law computes."""
    if not pack.has("calendar.yaml"):
        return LoadReport("calendar", 0)
    days = pack.read("calendar.yaml", SCHEMA).value["days"]
    changed = 0
    for entry in days:
        day = date.fromisoformat(str(entry["day"]))
        fields = {key: entry[key] for key in ("kind", "reason", "source")}
        known = DayOverride.objects.filter(day=day, **fields)
        if not known.exists():
            DayOverride.objects.update_or_create(day=day, defaults=fields)
            changed += 1
    forget()
    return LoadReport("calendar", len(days), changed)
