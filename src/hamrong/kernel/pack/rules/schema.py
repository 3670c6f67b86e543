"""Checking a document against JSON Schema (2020-12), told in plain English."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from hamrong.kernel.pack.rules.document import Document
from hamrong.kernel.pack.rules.fault import Fault

_KINDS = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a group of keys",
    "null": "empty",
}


@dataclass(frozen=True)
class Misfit:
    """Where a value does not fit a schema: the keyword that fails, what it wants, what it found.

    Of keys that are missing or not known here `path` names what they belong to, `names` the keys.
    """

    path: tuple[str | int, ...]
    rule: str
    wanted: Any
    found: Any
    names: tuple[str, ...] = ()


def misfits(value: Any, schema: Mapping[str, Any]) -> list[Misfit]:
    """Return every place where plain data does not fit, for whoever words it for its readers."""
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    return [_misfit(_innermost(error)) for error in validator.iter_errors(_as_json(value))]


def _misfit(error: ValidationError) -> Misfit:
    wanted: Any = error.validator_value
    found: Any = error.instance
    names: tuple[str, ...] = ()
    if error.validator == "required":
        names = tuple(key for key in wanted if key not in found)
    if error.validator == "additionalProperties" and isinstance(error.schema, dict):
        known = error.schema.get("properties", {})
        names = tuple(str(key) for key in found if key not in known)
    return Misfit(tuple(error.absolute_path), str(error.validator), wanted, found, names)


def check(document: Document, schema: Mapping[str, Any]) -> list[Fault]:
    """Return every fault of a file, in the order of the lines.

    A date written without quotes counts as a text of format "date".
    """
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    errors = [_innermost(error) for error in validator.iter_errors(_as_json(document.value))]
    return sorted({document.fault(_sentence(e), *e.absolute_path, *_key(e)) for e in errors})


def _key(error: ValidationError) -> tuple[str, ...]:
    """Return the first key that is not known, to tell the fault on its line."""
    if error.validator != "additionalProperties" or not isinstance(error.schema, dict):
        return ()
    found: Any = error.instance
    known = error.schema.get("properties", {})
    return tuple(key for key in found if key not in known)[:1]


def _innermost(error: ValidationError) -> ValidationError:
    """Of a choice of schemas, tell the fault of the choice that fits best."""
    while error.validator in {"anyOf", "oneOf"} and error.context:
        error = max(
            error.context, key=lambda one: (len(one.absolute_path), one.validator != "type")
        )
    return error


def _sentence(error: ValidationError) -> str:
    place = ".".join(str(part) for part in error.absolute_path)
    return f"{place}: {_told(error)}" if place else _told(error)


def _told(error: ValidationError) -> str:
    teller = _TELLERS.get(str(error.validator))
    schema = error.schema if isinstance(error.schema, dict) else {}
    return teller(error.validator_value, error.instance, schema) if teller else error.message


_Schema = Mapping[str, Any]


def _required(wanted: Any, found: Any, _: _Schema) -> str:
    missing = [key for key in wanted if key not in found]
    return f"{_names(missing)} {'is' if len(missing) == 1 else 'are'} missing"


def _unknown(_: Any, found: Any, schema: _Schema) -> str:
    known = schema.get("properties", {})
    strange = [key for key in found if key not in known]
    verb = "is" if len(strange) == 1 else "are"
    return f"{_names(strange)} {verb} not known here; known are {_names(known)}"


def _type(wanted: Any, found: Any, _: _Schema) -> str:
    kinds = [wanted] if isinstance(wanted, str) else wanted
    return f"must be {' or '.join(_KINDS[kind] for kind in kinds)}, found {_short(found)}"


def _enum(wanted: Any, found: Any, _: _Schema) -> str:
    return f"{_short(found)} is not allowed; allowed are {_names(wanted)}"


def _const(wanted: Any, found: Any, _: _Schema) -> str:
    return f"must be {_short(wanted)}, found {_short(found)}"


def _written(wanted: Any, found: Any, _: _Schema) -> str:
    return f"{_short(found)} is not written as expected ({wanted})"


def _least(wanted: Any, _: Any, _schema: _Schema) -> str:
    return "must not be empty" if wanted == 1 else f"needs at least {wanted} entries"


def _longest(wanted: Any, found: Any, _: _Schema) -> str:
    return f"{_short(found)} is too long; at most {wanted} letters are allowed"


def _unique(_wanted: Any, _: Any, _schema: _Schema) -> str:
    return "has the same entry twice"


def _lowest(wanted: Any, found: Any, _: _Schema) -> str:
    return f"{_short(found)} is too small; at least {wanted} is allowed"


def _highest(wanted: Any, found: Any, _: _Schema) -> str:
    return f"{_short(found)} is too large; at most {wanted} is allowed"


_TELLERS: dict[str, Callable[[Any, Any, _Schema], str]] = {
    "required": _required,
    "additionalProperties": _unknown,
    "type": _type,
    "enum": _enum,
    "const": _const,
    "pattern": _written,
    "format": _written,
    "minItems": _least,
    "minLength": _least,
    "maxLength": _longest,
    "minProperties": _least,
    "uniqueItems": _unique,
    "minimum": _lowest,
    "maximum": _highest,
}


def _names(values: Any) -> str:
    return ", ".join(f"'{value}'" for value in values)


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


_LONGEST = 60


def _as_json(value: Any) -> Any:
    """Return the data as JSON knows it."""
    if isinstance(value, dict):
        return {key: _as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_as_json(inner) for inner in value]
    return value.isoformat() if isinstance(value, date | datetime) else value
