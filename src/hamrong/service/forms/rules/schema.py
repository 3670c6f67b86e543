"""From a definition to JSON Schema 2020-12: what a complete set of answers looks like."""

from typing import Any

from jsonschema import Draft202012Validator

from hamrong.service.forms.rules.definition import (
    Answers,
    Condition,
    Definition,
    Field,
    FieldType,
    Group,
)

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_DATE = r"^\d{4}-\d{2}-\d{2}$"
_AREA = {
    "type": "object",
    "required": ["code", "text"],
    "additionalProperties": False,
    "properties": {
        "code": {"type": ["string", "null"], "pattern": r"^\d{2,10}$"},
        "text": {"type": "string", "minLength": 1, "maxLength": 400},
        "former": {"type": "string", "minLength": 1, "maxLength": 400},
    },
}
_POINT = {
    "type": "object",
    "required": ["lat", "lng"],
    "additionalProperties": False,
    "properties": {"lat": {"type": "number"}, "lng": {"type": "number"}},
}
_ENTRY = {
    "type": "object",
    "required": ["code", "text"],
    "additionalProperties": False,
    "properties": {
        "code": {"type": ["string", "null"], "minLength": 1, "maxLength": 80},
        "text": {"type": "string", "minLength": 1, "maxLength": 600},
    },
}
_FILES = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "required": ["id", "name"],
        "additionalProperties": False,
        "properties": {"id": {"type": "string"}, "name": {"type": "string"}},
    },
}
_WRITTEN = {FieldType.TEXT, FieldType.LONGTEXT, FieldType.NAME}
_NUMBERS = {FieldType.YEAR, FieldType.INTEGER, FieldType.MONEY}
_PATTERNS = {
    FieldType.DATE: _DATE,
    FieldType.PHONE: r"^0\d{9,10}$",
    FieldType.EMAIL: r"^[^@\s]+@[^@\s]+\.[^@\s]+$",
    FieldType.PERSONAL_ID: r"^(\d{9}|\d{12}|[A-Z][A-Z0-9]{5,11})$",
    FieldType.TAX_CODE: r"^\d{10}(-\d{3})?$",
}


def json_schema(definition: Definition) -> dict[str, Any]:
    """Return the schema of this form's complete answers: {group: {field: value}}.

    Conditional groups and fields are required exactly when their condition holds.
    """
    conditions = [rule for group in definition.groups for rule in _conditions(group)]
    schema: dict[str, Any] = {
        "$schema": DIALECT,
        "title": definition.title,
        "type": "object",
        "additionalProperties": False,
        "properties": {group.key: _group_schema(group) for group in definition.groups},
        "required": [group.key for group in definition.groups if group.show_if is None],
    }
    if conditions:
        schema["allOf"] = conditions
    Draft202012Validator.check_schema(schema)
    return schema


def faults_against(schema: dict[str, Any], answers: Answers) -> list[str]:
    """Return the places ("group.field: what") where answers do not keep to the schema."""
    validator = Draft202012Validator(schema)
    return [
        f"{'.'.join(str(p) for p in error.absolute_path)}: {error.message}"
        for error in validator.iter_errors(answers)
    ]


def _group_schema(group: Group) -> dict[str, Any]:
    return {
        "type": "object",
        "title": group.title,
        "additionalProperties": False,
        "properties": {field.key: _field_schema(field) for field in group.fields},
        "required": [f.key for f in group.fields if _is_due(f) and f.show_if is None],
    }


def _is_due(field: Field) -> bool:
    """Tell whether an answer must be there when the question is asked."""
    return field.is_asked and (field.required or (bool(field.columns) and bool(field.minimum)))


def _rows_schema(field: Field) -> dict[str, Any]:
    columns = {column.key: _field_schema(column) for column in field.columns}
    conditions = [
        {"if": _inside(column.show_if), "then": {"required": [column.key]}}
        for column in field.columns
        if column.show_if is not None and column.required
    ]
    row = {
        "type": "object",
        "additionalProperties": False,
        "properties": columns,
        "required": [c.key for c in field.columns if c.required and c.show_if is None],
        **({"allOf": conditions} if conditions else {}),
    }
    bounds = {"minItems": field.minimum or 1, "maxItems": field.maximum}
    return {"type": "array", "items": row, **{k: v for k, v in bounds.items() if v is not None}}


def _field_schema(field: Field) -> dict[str, Any]:
    return {"title": field.label, **_value_schema(field)}


def _value_schema(field: Field) -> dict[str, Any]:
    if field.type in _PATTERNS:
        return {"type": "string", "pattern": _PATTERNS[field.type]}
    if field.type is FieldType.DECIMAL:
        pattern = rf"^(0|[1-9]\d*)(\.(?=\d*[1-9]$)\d{{1,{field.decimals}}})?$"
        return {"type": "string", "pattern": pattern}
    if field.type in _WRITTEN:
        return {"type": "string", "minLength": 1, "maxLength": field.max_length}
    if field.type in _NUMBERS:
        bounds = {"minimum": field.minimum, "maximum": field.maximum}
        return {"type": "integer", **{k: v for k, v in bounds.items() if v is not None}}
    if field.type is FieldType.ROWS:
        return _rows_schema(field)
    values = {"enum": [option.value for option in field.options]}
    others: dict[FieldType, dict[str, Any]] = {
        FieldType.YES_NO: {"type": "boolean"},
        FieldType.STATEMENT: {"const": True},
        FieldType.CHOICE: values,
        FieldType.MULTICHOICE: {
            "type": "array",
            "uniqueItems": True,
            "minItems": 1,
            "items": values,
        },
        FieldType.AREA: _AREA,
        FieldType.POINT: _POINT,
        FieldType.COMPUTED: {"type": "string" if field.says_words else "integer"},
        FieldType.PICK: _ENTRY,
        FieldType.FILE: _FILES,
    }
    return others[field.type]


def _conditions(group: Group) -> list[dict[str, Any]]:
    rules = []
    if group.show_if is not None:
        rules.append({"if": _met(group.show_if), "then": {"required": [group.key]}})
    for field in group.fields:
        if field.show_if is not None and _is_due(field):
            then = {"properties": {group.key: {"required": [field.key]}}}
            rules.append({"if": _met(field.show_if), "then": then})
    return rules


def _met(condition: Condition) -> dict[str, Any]:
    return {"properties": {condition.group: _inside(condition)}, "required": [condition.group]}


def _inside(condition: Condition) -> dict[str, Any]:
    chosen = {"enum": list(condition.values)}
    value = {"anyOf": [chosen, {"type": "array", "contains": chosen}]}
    return {"properties": {condition.field: value}, "required": [condition.field]}
