"""Load a pack's kinds of papers: papers.yaml."""

from typing import Any, Final

from hamrong.kernel.pack.interface import Fault, LoadReport, Pack, PackError, section
from hamrong.service.procedures import interface as procedures
from hamrong.service.repository.models import PaperKind

KINDS = "papers.yaml"
_CODE: Final = {"type": "string", "pattern": r"^[0-9]\.[0-9]{6}(\.[0-9A-Z]+)*$", "maxLength": 40}
_DOCUMENT: Final = {
    "type": "string",
    "pattern": r"^[0-9]\.[0-9]{6}(\.[0-9A-Z]+)*:[a-z0-9]+(-[a-z0-9]+)*$",
    "maxLength": 130,
}
_KIND: Final = {
    "type": "object",
    "required": ["code", "name"],
    "additionalProperties": False,
    "properties": {
        "code": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 80},
        "name": {"type": "string", "minLength": 1, "maxLength": 300},
        "months": {"type": "integer", "minimum": 1, "maximum": 600},
        "results": {"type": "array", "items": _CODE, "uniqueItems": True},
        "documents": {"type": "array", "items": _DOCUMENT, "uniqueItems": True},
    },
}
SCHEMA: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["kinds"],
    "additionalProperties": False,
    "properties": {"kinds": {"type": "array", "items": _KIND}},
}


@section("papers", order=45)
def load_kinds(pack: Pack) -> LoadReport:
    """Take over the kinds of papers; one that is no longer listed stands for nothing any more.

    Raises:
        PackError: with file and line of everything that is wrong.
    """
    listed = _listed(pack)
    changed = 0
    for code, body in listed.items():
        values = {
            "name": body["name"],
            "months": body.get("months"),
            "results": sorted(body.get("results", [])),
            "documents": sorted(body.get("documents", [])),
        }
        if not PaperKind.objects.filter(code=code, **values).exists():
            PaperKind.objects.update_or_create(code=code, defaults=values)
            changed += 1
    gone = PaperKind.objects.exclude(code__in=listed).exclude(results=[], documents=[])
    changed += gone.update(results=[], documents=[])
    return LoadReport("papers", loaded=len(listed), changed=changed)


def _listed(pack: Pack) -> dict[str, dict[str, Any]]:
    if not pack.has(KINDS):
        return {}
    document = pack.read(KINDS, SCHEMA)
    faults: list[Fault] = []
    listed: dict[str, dict[str, Any]] = {}
    results: set[str] = set()
    for place, kind in enumerate(document.value["kinds"]):
        if kind["code"] in listed:
            said = f"the kind {kind['code']} is given twice"
            faults.append(document.fault(said, "kinds", place, "code"))
        listed[kind["code"]] = kind
        for part, number, said in _unknown(kind, results):
            faults.append(document.fault(said, "kinds", place, part, number))
    if faults:
        raise PackError(faults)
    return listed


def _unknown(kind: dict[str, Any], results: set[str]) -> list[tuple[str, int, str]]:
    """Return what points nowhere, or makes one result two kinds; known results are noted."""
    found = []
    for number, code in enumerate(kind.get("results", [])):
        if procedures.procedure(code) is None:
            found.append(("results", number, f"there is no procedure {code}"))
        if code in results:
            found.append(("results", number, f"the result of {code} has a kind already"))
        results.add(code)
    for number, pair in enumerate(kind.get("documents", [])):
        code, _colon, key = pair.partition(":")
        view = procedures.procedure(code)
        if view is None or key not in {one.key for one in view.documents}:
            found.append(("documents", number, f"{code} asks for no paper {key}"))
    return found
