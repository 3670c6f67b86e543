"""Load what a pack knows of its reorganisations: title, legal basis, who takes over what."""

from datetime import date
from pathlib import PurePath
from typing import Any

from hamrong.foundation.directory.models import Reorganisation
from hamrong.kernel.pack.interface import LoadReport, Pack, section

_RULE = {
    "type": "object",
    "required": ["to"],
    "additionalProperties": False,
    "properties": {
        "fields": {"type": "array", "items": {"type": "string"}},
        "procedures": {"type": "array", "items": {"type": "string"}},
        "to": {"enum": ["commune", "department"]},
        "department": {"type": "string"},
    },
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["title", "basis", "verified"],
    "additionalProperties": False,
    "properties": {
        "title": {"type": "string", "minLength": 1},
        "basis": {"type": "string", "minLength": 1},
        "verified": {"type": "boolean"},
        "abolished": {"type": "array", "items": _RULE},
    },
}


@section("reorganisations", order=3)
def load_reorganisations(pack: Pack) -> LoadReport:
    """Load `reorganisations/<date>.yaml`; a day already carried out keeps what it was done by."""
    changed = 0
    files = pack.files("reorganisations/*.yaml")
    for file in files:
        body = pack.read(file, SCHEMA).value
        told = {
            "title": body["title"],
            "basis": body["basis"],
            "rules": {"abolished": body.get("abolished", [])},
        }
        day, made = Reorganisation.objects.get_or_create(
            on=date.fromisoformat(PurePath(file).stem), defaults=told
        )
        fresh = Reorganisation.objects.filter(id=day.id, begun_at__isnull=True).exclude(**told)
        changed += made or fresh.update(**told)
    return LoadReport("reorganisations", len(files), changed)
