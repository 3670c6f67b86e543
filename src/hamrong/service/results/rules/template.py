"""A template: the fields of a paper, where each comes from, and the lines it is printed in."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
# What the dossier itself and its agency can give, besides the declared answers.
FACTS = frozenset(
    {
        "dossier.code",
        "dossier.applicant",
        "dossier.personal_id",
        "dossier.address",
        "dossier.phone",
        "dossier.submitted_on",
        "agency.name",
    }
)


class FieldKind(StrEnum):
    """What may be written into a field."""

    TEXT = "text"
    LONGTEXT = "longtext"
    DATE = "date"
    PERSONAL_ID = "personal_id"


class Layout(StrEnum):
    """The head of a paper: by Decree 30/2020/NĐ-CP, or the motto alone, as on civil papers."""

    LETTERHEAD = "letterhead"
    CERTIFICATE = "certificate"


@dataclass(frozen=True)
class Field:
    """One thing a paper says.

    `sources` give the first value: the first of them that is known, or all of them `joined`.
    `words_of` names the date this field says in words; nobody types it.
    """

    key: str
    label: str
    kind: FieldKind
    required: bool
    hint: str
    sources: tuple[str, ...]
    joined: bool
    words_of: str
    default: str


@dataclass(frozen=True)
class Line:
    """One line of the paper, with fields in braces; left out while the field `when` is empty."""

    text: str
    heading: bool
    when: str

    @property
    def named(self) -> tuple[str, ...]:
        """Return the fields the line names."""
        return tuple(PLACEHOLDER.findall(self.text))


@dataclass(frozen=True)
class Template:
    """What a paper says. `official_form` names the form of the law it follows, if any."""

    key: str
    version: str
    title: str
    layout: Layout
    official_form: str
    verified: bool
    procedures: tuple[str, ...]
    fields: tuple[Field, ...]
    lines: tuple[Line, ...]

    @property
    def asked(self) -> tuple[Field, ...]:
        """Return the fields an official sees and may correct."""
        return tuple(field for field in self.fields if not field.words_of)


@dataclass(frozen=True)
class TemplateFault:
    """What contradicts itself in a template, and where in its notation."""

    message: str
    path: tuple[str | int, ...]


def parse(body: Mapping[str, Any]) -> Template:
    """Return a template from a notation that fits the schema."""
    return Template(
        key=body["key"],
        version=body["version"],
        title=body["title"],
        layout=Layout(body.get("layout", Layout.LETTERHEAD)),
        official_form=body.get("official_form", ""),
        verified=body["verified"],
        procedures=tuple(body["procedures"]),
        fields=tuple(_field(one) for one in body["fields"]),
        lines=tuple(_line(one) for one in body["lines"]),
    )


def _field(body: Mapping[str, Any]) -> Field:
    joined = "join" in body
    given = body.get("join", body.get("from", ()))
    return Field(
        key=body["key"],
        label=body["label"],
        kind=FieldKind(body.get("type", FieldKind.TEXT)),
        required=body.get("required", False),
        hint=body.get("hint", ""),
        sources=(given,) if isinstance(given, str) else tuple(given),
        joined=joined,
        words_of=body.get("words_of", ""),
        default=body.get("default", ""),
    )


def _line(body: str | Mapping[str, Any]) -> Line:
    if isinstance(body, str):
        return Line(body, heading=False, when="")
    heading = "heading" in body
    return Line(body["heading"] if heading else body["text"], heading, body.get("when", ""))


def faults_of(template: Template, answers: Collection[str]) -> Iterator[TemplateFault]:
    """Yield what contradicts itself; `answers` are the questions of its forms, "child.sex"."""
    known = {field.key: field for field in template.fields}
    keys = [field.key for field in template.fields]
    printed = {key for line in template.lines for key in (*line.named, line.when)}
    for place, field in enumerate(template.fields):
        path = ("fields", place)
        if field.key in keys[:place]:
            yield TemplateFault(f"the field {field.key} is given twice", path)
        for source in sorted({*field.sources} - FACTS - {*answers}):
            yield TemplateFault(f"no form asks for {source}", path)
        if field.words_of and not _is_date(known.get(field.words_of)):
            yield TemplateFault(f"{field.words_of} is no field with a date", path)
        if field.key not in printed:
            yield TemplateFault(f"no line prints the field {field.key}", path)
    for place, line in enumerate(template.lines):
        for key in sorted({*line.named, line.when} - {*keys, ""}):
            yield TemplateFault(f"there is no field {key}", ("lines", place))


def _is_date(field: Field | None) -> bool:
    return field is not None and field.kind is FieldKind.DATE
