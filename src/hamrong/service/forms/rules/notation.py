"""The compact notation of forms in a pack, as JSON Schema, and the joining of its shared parts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jsonschema import Draft202012Validator

from hamrong.service.forms.rules.definition import Catalogue, FieldType, Operation

_KEY = {"type": "string", "pattern": "^[a-z][a-z0-9_]{0,39}$"}
_TEXT = {"type": "string", "minLength": 1, "maxLength": 600}
_CONDITION = {
    "type": "object",
    "required": ["field", "is"],
    "additionalProperties": False,
    "properties": {
        "field": {"type": "string", "pattern": r"^([a-z][a-z0-9_]*\.)?[a-z][a-z0-9_]*$"},
        "is": {
            "oneOf": [
                {"type": ["string", "boolean"]},
                {"type": "array", "minItems": 1, "items": {"type": ["string", "boolean"]}},
            ]
        },
    },
}
_OPTIONS = {
    "type": "object",
    "minProperties": 2,
    "propertyNames": _KEY,
    "additionalProperties": _TEXT,
}
_REFERENCE = {"type": "string", "pattern": r"^([a-z][a-z0-9_]*\.){0,2}[a-z][a-z0-9_]*$"}
_FORMULA = {
    "type": "object",
    "minProperties": 1,
    "additionalProperties": False,
    "required": ["operation", "of"],
    "properties": {
        "operation": {"enum": [one.value for one in Operation]},
        "of": {"type": "array", "minItems": 1, "maxItems": 10, "items": _REFERENCE},
        "money": {"type": "boolean"},
    },
}
_FIELD_PARTS: dict[str, Any] = {
    "use": _KEY,
    "key": _KEY,
    "label": _TEXT,
    "type": {"enum": [kind.value for kind in FieldType]},
    "required": {"type": "boolean"},
    "hint": _TEXT,
    "options": {"oneOf": [_KEY, _OPTIONS]},
    "show_if": _CONDITION,
    "prefill": {
        "anyOf": [
            {"enum": [f"account.{n}" for n in ("full_name", "phone", "email", "personal_id")]},
            # paper.<kind>:number|issuer|issued_on, or :<page>.<question> of what was asked for it
            {"pattern": r"^paper\.[a-z0-9-]+:([a-z0-9_]+\.[a-z0-9_]+|number|issuer|issued_on)$"},
        ]
    },
    "default": {"type": "string"},
    "minimum": {"type": "integer"},
    "maximum": {"type": "integer"},
    "max_length": {"type": "integer", "minimum": 1, "maximum": 4000},
    "decimals": {"type": "integer", "minimum": 1, "maximum": 6},
    "past": {"type": "boolean"},
    # a date or year of the same page or row, or "page.question"
    "not_before": {"type": "string", "pattern": r"^[a-z0-9_]+(\.[a-z0-9_]+)?$"},
    "cmnd": {"type": "boolean"},
    "passport": {"type": "boolean"},
    "elsewhere": {"type": "boolean"},
    "catalogue": {"enum": [one.value for one in Catalogue]},
    "per_filing": {"type": "boolean"},
}
_COLUMN = {"type": "object", "additionalProperties": False, "properties": dict(_FIELD_PARTS)}
_FIELD_PARTS |= {
    "columns": {"type": "array", "minItems": 1, "items": {"oneOf": [_KEY, _COLUMN]}},
    "row_name": {"type": "string", "minLength": 1, "maxLength": 60},
    "layout": {"const": "table"},
    "formula": _FORMULA,
}
_FIELD = {"type": "object", "additionalProperties": False, "properties": _FIELD_PARTS}
_FIELDS = {"type": "array", "minItems": 1, "items": {"oneOf": [_KEY, _FIELD]}}
_GROUP = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "use": _KEY,
        "key": _KEY,
        "title": _TEXT,
        "hint": _TEXT,
        "show_if": _CONDITION,
        "fields": _FIELDS,
        "add": _FIELDS,
        "without": {"type": "array", "items": _KEY},
        "also": {"type": "array", "items": _KEY},
        "papers": {
            "type": "array",
            "items": {"type": "string", "pattern": r"^[a-z0-9-]+:[a-z0-9_]+$"},
        },
        "per_filing": {"type": "boolean"},
    },
    "anyOf": [{"required": ["use"]}, {"required": ["title", "fields"]}],
}
FORM_NOTATION: dict[str, Any] = {
    "type": "object",
    "required": ["key", "version", "title", "groups"],
    "additionalProperties": False,
    "properties": {
        "key": {"type": "string", "pattern": r"^[a-z0-9][a-z0-9.\-]{0,59}$"},
        "version": {"type": "string", "minLength": 1, "maxLength": 40},
        "title": _TEXT,
        "official_form": {"type": "string", "maxLength": 300},
        "verified": {"type": "boolean"},
        "groups": {"type": "array", "minItems": 1, "maxItems": 20, "items": _GROUP},
    },
}
LIST_NOTATION: dict[str, Any] = {
    "type": "object",
    "required": ["title", "origin", "entries"],
    "additionalProperties": False,
    "properties": {
        "title": _TEXT,
        "origin": _TEXT,
        "verified": {"type": "boolean"},
        "show_codes": {"type": "boolean"},
        "entries": {
            "type": "object",
            "minProperties": 2,
            "propertyNames": {"pattern": r"^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$"},
            "additionalProperties": _TEXT,
        },
    },
}
SHARED_NOTATION: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "options": {"type": "object", "propertyNames": _KEY, "additionalProperties": _OPTIONS},
        "fields": {"type": "object", "propertyNames": _KEY, "additionalProperties": _FIELD},
        "groups": {"type": "object", "propertyNames": _KEY, "additionalProperties": _GROUP},
    },
}

Path = tuple[str | int, ...]


class DefinitionError(ValueError):
    """A form cannot be understood; `path` leads to the place, from the top of the file."""

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(message)
        self.path = path
        self.message = message


@dataclass(frozen=True)
class Shared:
    """What the forms of a pack have in common: option lists, fields and groups by name."""

    options: Mapping[str, Any]
    fields: Mapping[str, Any]
    groups: Mapping[str, Any]


def check_notation(source: Any, notation: dict[str, Any]) -> None:
    """Raise DefinitionError at the first place where the source does not keep to the notation."""
    for error in Draft202012Validator(notation).iter_errors(source):
        deepest = max(_leaves(error), key=lambda e: len(e.absolute_path))
        raise DefinitionError(tuple(deepest.absolute_path), deepest.message)


def _leaves(error: Any) -> list[Any]:
    """Return the error and what is behind it: an `anyOf` says little, its parts say more."""
    return [error, *(leaf for part in error.context or () for leaf in _leaves(part))]


def shared_parts(source: Any, lists: Mapping[str, Mapping[str, str]] | None = None) -> Shared:
    """Check and return the shared parts of a pack's forms (forms/groups.yaml).

    `lists` are the long lists of forms/lists/ by name; questions name them like option lists.
    """
    check_notation(source, SHARED_NOTATION)
    options = source.get("options", {})
    if twice := sorted(set(options) & set(lists or {})):
        raise DefinitionError(("options", twice[0]), f"there is a file lists/{twice[0]}.yaml too")
    return Shared({**options, **(lists or {})}, source.get("fields", {}), source.get("groups", {}))


def list_entries(source: Any) -> dict[str, str]:
    """Check a long list (forms/lists/NAME.yaml) and return its labels by code."""
    check_notation(source, LIST_NOTATION)
    shown = "{name} ({code})" if source.get("show_codes") else "{name}"
    return {code: shown.format(code=code, name=name) for code, name in source["entries"].items()}


def resolve(source: Any, shared: Shared) -> dict[str, Any]:
    """Return the form with every shared part written out and options as ordered lists.

    The result stands alone: it is what is stored and what `parse` reads. It survives jsonb, which
    forgets the order of an object's keys.
    """
    check_notation(source, FORM_NOTATION)
    groups = [_group(g, ("groups", i), shared) for i, g in enumerate(source["groups"])]
    return {**source, "groups": groups}


def _group(group: Mapping[str, Any], path: Path, shared: Shared) -> dict[str, Any]:
    merged = dict(group)
    if name := merged.pop("use", ""):
        if name not in shared.groups:
            raise DefinitionError((*path, "use"), f"there is no shared group '{name}'")
        merged = {"key": name, **shared.groups[name], **merged}
        if "use" in merged:
            raise DefinitionError((*path, "use"), f"the shared group '{name}' must not have 'use'")
    if "key" not in merged:
        raise DefinitionError(path, "the group has no 'key'")
    dropped, added = set(merged.pop("without", ())), merged.pop("add", ())
    fields = [_field(f, (*path, "fields", i), shared) for i, f in enumerate(merged["fields"])]
    if unknown := dropped - {f["key"] for f in fields}:
        raise DefinitionError((*path, "without"), f"there is no field {', '.join(sorted(unknown))}")
    kept = [field for field in fields if field["key"] not in dropped]
    more = [_field(f, (*path, "add", i), shared) for i, f in enumerate(added)]
    return {**merged, "fields": [*kept, *more]}


def _field(field: str | Mapping[str, Any], path: Path, shared: Shared) -> dict[str, Any]:
    merged: dict[str, Any] = {"use": field} if isinstance(field, str) else dict(field)
    if name := merged.pop("use", ""):
        if name not in shared.fields:
            raise DefinitionError(path, f"there is no shared field '{name}'")
        merged = {"key": name, **shared.fields[name], **merged}
    if missing := {"key", "label", "type"} - set(merged):
        raise DefinitionError(path, f"the field lacks {', '.join(sorted(missing))}")
    columns = [_field(c, (*path, "columns", i), shared) for i, c in _numbered(merged, "columns")]
    options = _options(merged.get("options"), path, shared)
    return {**merged, **options, **({"columns": columns} if columns else {})}


def _numbered(source: Mapping[str, Any], key: str) -> list[tuple[int, Any]]:
    return list(enumerate(source.get(key, ())))


def _options(options: Any, path: Path, shared: Shared) -> dict[str, Any]:
    if options is None:
        return {}
    if isinstance(options, str):
        if options not in shared.options:
            raise DefinitionError(path, f"there is no option list '{options}'")
        options = shared.options[options]
    return {"options": [{"value": v, "label": label} for v, label in options.items()]}
