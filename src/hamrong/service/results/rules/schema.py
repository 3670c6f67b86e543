"""What a pack may say about the papers that answer dossiers: JSON Schema 2020-12."""

from typing import Any, Final

from hamrong.service.results.rules.template import FieldKind, Layout

_TEXT: Final = {"type": "string", "minLength": 1, "maxLength": 600}
_KEY: Final = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 60}
_NAME: Final = {"type": "string", "pattern": "^[a-z][a-z0-9_]*$", "maxLength": 40}
_SOURCE: Final = {"type": "string", "pattern": r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$"}
_SOURCES: Final = {"type": "array", "items": _SOURCE, "minItems": 1}
_CODE: Final = {"type": "string", "pattern": r"^[0-9]\.[0-9]{6}(\.[0-9A-Z]+)*$", "maxLength": 40}


def _object(needed: list[str], /, **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": needed,
        "additionalProperties": False,
        "properties": properties,
    }


_FIELD: Final = {
    **_object(
        ["key", "label"],
        key=_NAME,
        label=_TEXT,
        hint=_TEXT,
        type={"enum": [kind.value for kind in FieldKind]},
        required={"type": "boolean"},
        join=_SOURCES,
        words_of=_NAME,
        default=_TEXT,
        **{"from": {"anyOf": [_SOURCE, _SOURCES]}},
    ),
    # A field has one way to come by its first value.
    "not": {
        "anyOf": [
            {"required": ["from", "join"]},
            {"required": ["from", "words_of"]},
            {"required": ["join", "words_of"]},
        ]
    },
}
_LINE: Final = {
    "anyOf": [
        _TEXT,
        _object(["heading"], heading=_TEXT, when=_NAME),
        _object(["text"], text=_TEXT, when=_NAME),
    ]
}

TEMPLATE: Final = _object(
    ["key", "version", "title", "verified", "procedures", "fields", "lines"],
    key=_KEY,
    version={"type": "string", "minLength": 1, "maxLength": 40},
    title={"type": "string", "minLength": 1, "maxLength": 200},
    layout={"enum": [layout.value for layout in Layout]},
    official_form=_TEXT,
    verified={"type": "boolean"},
    procedures={"type": "array", "items": _CODE, "minItems": 1, "uniqueItems": True},
    fields={"type": "array", "items": _FIELD, "minItems": 1},
    lines={"type": "array", "items": _LINE, "minItems": 1},
)
