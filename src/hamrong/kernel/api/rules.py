"""What programs get: problems (RFC 9457), pages, and an interface described in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True)
class Paged(Generic[Row]):
    """One page of a list; pages count from 1."""

    rows: tuple[Row, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True)
class Parameter:
    """One input of an operation."""

    name: str
    place: str
    type: str
    required: bool
    text: str


@dataclass(frozen=True)
class Operation:
    """One thing a program can ask for."""

    method: str
    path: str
    summary: str
    text: str
    open: bool
    parameters: tuple[Parameter, ...]
    answers: tuple[tuple[str, str, str], ...]

    @property
    def anchor(self) -> str:
        """Return the id of its place on the page."""
        return f"{self.method}{self.path}".lower().replace("/", "-").strip("{}").replace("{", "")


@dataclass(frozen=True)
class Property:
    """One member of a schema."""

    name: str
    type: str
    required: bool
    text: str


@dataclass(frozen=True)
class Schema:
    """One kind of object that is sent or received."""

    name: str
    text: str
    values: tuple[str, ...]
    properties: tuple[Property, ...]


@dataclass(frozen=True)
class Described:
    """The whole interface, for a page."""

    title: str
    text: str
    version: str
    groups: tuple[tuple[str, tuple[Operation, ...]], ...]
    schemas: tuple[Schema, ...]


PROBLEM_SCHEMA: Mapping[str, Any] = {
    "title": "Problem",
    "description": "What went wrong (RFC 9457).",
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["detail"],
                "properties": {
                    "detail": {"type": "string"},
                    "pointer": {"type": "string"},
                    "parameter": {"type": "string"},
                },
            },
        },
    },
}
PROBLEM_ANSWER: Mapping[str, Any] = {
    "description": "Problem",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


def problem(
    status: int, title: str, detail: str, instance: str, errors: Iterable[Mapping[str, str]] = ()
) -> dict[str, Any]:
    """Return a problem document; `errors` names what is wrong where."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": title,
        "status": status,
        "detail": detail,
        "instance": instance,
    }
    found = [dict(error) for error in errors]
    return {**body, "errors": found} if found else body


def placed(error: Mapping[str, Any]) -> dict[str, str]:
    """Return where a wrong input stands: a JSON pointer into the body, or a parameter's name."""
    where, *path = [str(part) for part in error.get("loc", ())] or [""]
    told = {"detail": str(error.get("msg", ""))}
    if where in {"body", "form"}:
        return {**told, "pointer": "#/" + "/".join(part.replace("~", "~0") for part in path[1:])}
    return {**told, "parameter": ".".join(path)} if path else told


def described(schema: Mapping[str, Any]) -> Described:
    """Read an OpenAPI description into what a page shows."""
    groups: dict[str, list[Operation]] = {}
    for path, item in schema.get("paths", {}).items():
        for method, operation in item.items():
            group = (operation.get("tags") or [""])[0]
            groups.setdefault(group, []).append(_operation(method, path, operation))
    info = schema["info"]
    schemas = schema.get("components", {}).get("schemas", {})
    return Described(
        title=info["title"],
        text=info.get("description", ""),
        version=info["version"],
        groups=tuple((name, tuple(found)) for name, found in groups.items()),
        schemas=tuple(_schema(name, body) for name, body in sorted(schemas.items())),
    )


def _operation(method: str, path: str, operation: Mapping[str, Any]) -> Operation:
    return Operation(
        method=method.upper(),
        path=path,
        summary=operation.get("summary", ""),
        text=operation.get("description", ""),
        open=not operation.get("security"),
        parameters=tuple(
            Parameter(
                given["name"],
                given["in"],
                type_name(given.get("schema", {})),
                bool(given.get("required")),
                given.get("description", ""),
            )
            for given in operation.get("parameters", ())
        ),
        answers=tuple(
            (str(status), answer.get("description", ""), _content(answer))
            for status, answer in operation.get("responses", {}).items()
        ),
    )


def _content(answer: Mapping[str, Any]) -> str:
    for media in answer.get("content", {}).values():
        return type_name(media.get("schema", {}))
    return ""


def _schema(name: str, body: Mapping[str, Any]) -> Schema:
    required = body.get("required", ())
    return Schema(
        name=name,
        text=body.get("description", ""),
        values=tuple(str(value) for value in body.get("enum", ())),
        properties=tuple(
            Property(key, type_name(part), key in required, part.get("description", ""))
            for key, part in body.get("properties", {}).items()
        ),
    )


def type_name(schema: Mapping[str, Any]) -> str:
    """Return a schema's type in a few words: "string | null", "list of Fee"."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    for key in ("anyOf", "oneOf", "allOf"):
        if key in schema:
            return " | ".join(dict.fromkeys(type_name(part) for part in schema[key]))
    if schema.get("enum"):
        return " | ".join(f'"{value}"' for value in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {type_name(schema.get('items', {}))}"
    name = str(schema.get("type", "any"))
    return f"{name} ({schema['format']})" if "format" in schema else name
