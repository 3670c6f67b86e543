"""What a plan's file must look like, and an amendment's (JSON Schema 2020-12)."""

from typing import Any, Final

from hamrong.governance.plan.rules.target import TargetKind

_TEXT: Final = {"type": "string", "minLength": 1}


def _text(most: int) -> dict[str, Any]:
    """Return a text no longer than the column that keeps it."""
    return {**_TEXT, "maxLength": most}


_DAY: Final = {"type": "string", "format": "date"}
_NAMES: Final = {"type": "array", "items": _text(200), "uniqueItems": True}
_YEARS: Final = {
    "type": "array",
    "items": {"type": "integer", "minimum": 1990, "maximum": 2100},
    "minItems": 2,
    "maxItems": 2,
}
_PERCENT: Final = {"type": "number", "minimum": 0, "maximum": 100}
_DUE: Final[dict[str, Any]] = {
    "anyOf": [
        {"type": "integer", "minimum": 1990, "maximum": 2100},
        {
            "type": "string",
            "pattern": r"^(\d{4}(-Q[1-4]|-\d{4}|-\d{2}-\d{2})?|continuous|yearly)$",
        },
        {
            "type": "object",
            "minProperties": 1,
            "maxProperties": 1,
            "additionalProperties": False,
            "properties": {"after": _TEXT, "per": _TEXT},
        },
    ]
}
TASK_FIELDS: Final[dict[str, Any]] = {
    "number": {"type": "integer", "minimum": 1, "maximum": 9999},
    "title": _text(1000),
    "lead": {**_NAMES, "minItems": 1},
    "with": _NAMES,
    "due": _DUE,
    "note": _text(500),
    "doubt": _text(300),
}
TARGET_FIELDS: Final[dict[str, Any]] = {
    "key": {"type": "string", "pattern": r"^[0-9a-z]+(\.[0-9a-z]+)*$", "maxLength": 20},
    "years": _YEARS,
    "kind": {"enum": [kind.value for kind in TargetKind]},
    "at_least": _PERCENT,
    "at_most": _PERCENT,
    "measure": {"type": "string", "pattern": r"^[a-z][a-z0-9_]*$", "maxLength": 80},
    "scope": {
        "type": "array",
        "items": {"enum": ["province", "district", "commune"]},
        "uniqueItems": True,
        "minItems": 1,
    },
    "due": _DAY,
    "doubt": _text(300),
    "text": _text(1000),
}
_TASK: Final = {
    "type": "object",
    "required": ["number", "title", "lead", "due"],
    "additionalProperties": False,
    "properties": TASK_FIELDS,
}
_TARGET: Final = {
    "type": "object",
    "required": ["key", "years", "kind", "text"],
    "additionalProperties": False,
    "properties": TARGET_FIELDS,
}
_DECISION: Final = {
    "type": "object",
    "required": ["number", "date", "issuer"],
    "additionalProperties": False,
    "properties": {"number": _text(120), "date": _DAY, "issuer": _text(200), "about": _text(1000)},
}
_MONTH_DAY: Final = {"type": "integer", "minimum": 1, "maximum": 28}
PLAN: Final[dict[str, Any]] = {
    "type": "object",
    "required": [
        "key", "title", "decision", "period", "keeper", "reporting", "targets", "sections",
    ],
    "additionalProperties": False,
    "properties": {
        "key": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 80},
        "title": _text(500),
        "decision": _DECISION,
        "period": {
            "type": "object",
            "required": ["from", "to"],
            "additionalProperties": False,
            "properties": {"from": _DAY, "to": _DAY},
        },
        "keeper": _TEXT,
        "legal_basis": {**_NAMES, "items": _text(500)},
        "reporting": {
            "type": "object",
            "required": ["close_day", "agency_day", "province_day"],
            "additionalProperties": False,
            "properties": {
                "close_day": _MONTH_DAY,
                "agency_day": _MONTH_DAY,
                "province_day": _MONTH_DAY,
                "to": _NAMES,
            },
        },
        "groups": {
            "type": "object",
            "additionalProperties": {"enum": ["departments", "districts", "communes", "chosen"]},
        },
        "not_in_groups": _NAMES,
        "partners": _NAMES,
        "targets": {"type": "array", "items": _TARGET},
        "sections": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "title", "tasks"],
                "additionalProperties": False,
                "properties": {
                    "id": _text(20),
                    "title": _text(500),
                    "tasks": {"type": "array", "items": _TASK},
                },
            },
        },
    },
}  # fmt: skip
# A draft has no decision yet; what was decided before is not the draft's.
DRAFT: Final[dict[str, Any]] = {
    **PLAN,
    "required": [name for name in PLAN["required"] if name != "decision"],
}
AMENDMENT: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["amends", "from", "decision"],
    "additionalProperties": False,
    "properties": {
        "amends": PLAN["properties"]["key"],
        "from": _DAY,
        "decision": _DECISION,
        "tasks": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["number"],
                "additionalProperties": False,
                "properties": {**TASK_FIELDS, "section": _TEXT, "ended": {"const": True}},
            },
        },
        "targets": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["key"],
                "additionalProperties": False,
                "properties": {**TARGET_FIELDS, "ended": {"const": True}},
            },
        },
    },
}
