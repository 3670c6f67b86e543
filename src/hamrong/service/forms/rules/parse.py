"""From a resolved form to its definition, with the checks no schema can make."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from hamrong.service.forms.rules.definition import (
    ROW,
    Catalogue,
    Condition,
    Definition,
    Earlier,
    Field,
    FieldType,
    Formula,
    Group,
    Operation,
    Option,
    Reference,
)
from hamrong.service.forms.rules.notation import DefinitionError, Path

_MAX_LENGTH = {
    FieldType.TEXT: 250,
    FieldType.LONGTEXT: 4000,
    FieldType.NAME: 120,
    FieldType.AREA: 250,
    FieldType.DATE: 30,
    FieldType.YEAR: 4,
    FieldType.INTEGER: 20,
    FieldType.DECIMAL: 30,
    FieldType.MONEY: 30,
    FieldType.PHONE: 20,
    FieldType.EMAIL: 254,
    FieldType.PERSONAL_ID: 20,
    FieldType.TAX_CODE: 20,
    FieldType.POINT: 80,
    FieldType.PICK: 250,
}
_LARGEST = {
    FieldType.MONEY: 999_999_999_999_999,
    FieldType.INTEGER: 999_999_999_999,
    FieldType.DECIMAL: 999_999_999_999,
    FieldType.ROWS: 50,
}
_NUMBERS = {FieldType.MONEY, FieldType.INTEGER, FieldType.COMPUTED}
_NOT_IN_ROWS = {
    FieldType.ROWS,
    FieldType.COMPUTED,
    FieldType.STATEMENT,
    FieldType.MULTICHOICE,
    FieldType.FILE,
}
_DECIMALS = 2
"""Digits after the comma where a form says nothing: more than a land certificate has."""
_CHOOSING = {FieldType.CHOICE, FieldType.MULTICHOICE}
_JUDGED = {*_CHOOSING, FieldType.YES_NO, FieldType.STATEMENT}


def parse(resolved: Mapping[str, Any]) -> Definition:
    """Return the definition of a resolved form.

    Raises:
        DefinitionError: a key twice, a choice without options, options without a choice, or a
            condition on a question that is not asked before.
    """
    groups: dict[str, Group] = {}
    for index, source in enumerate(resolved["groups"]):
        path: Path = ("groups", index)
        if source["key"] in groups:
            raise DefinitionError(path, f"the group '{source['key']}' is there twice")
        groups[source["key"]] = _group(source, path, groups)
    return Definition(
        key=resolved["key"],
        version=resolved["version"],
        title=resolved["title"],
        groups=tuple(groups.values()),
        official_form=resolved.get("official_form", ""),
        verified=resolved.get("verified", False),
    )


def _group(source: Mapping[str, Any], path: Path, before: Mapping[str, Group]) -> Group:
    key = source["key"]
    show_if = _condition(source.get("show_if"), path, key, before, {})
    fields: dict[str, Field] = {}
    for index, one in enumerate(source["fields"]):
        place: Path = (*path, "fields", index)
        if one["key"] in fields:
            raise DefinitionError(place, f"the field '{one['key']}' is there twice")
        condition = _condition(one.get("show_if"), place, key, before, fields)
        formula = _formula(one.get("formula"), place, key, before, fields)
        asked = _field(one, place, condition, formula)
        fields[one["key"]] = _ordered(asked, one, place, key, {**before, key: fields})
    return Group(
        key=key,
        title=source["title"],
        hint=source.get("hint", ""),
        fields=tuple(fields.values()),
        show_if=show_if,
        also=tuple(source.get("also", ())),
        papers=tuple(source.get("papers", ())),
        per_filing=source.get("per_filing", False),
    )


def _field(
    source: Mapping[str, Any],
    path: Path,
    show_if: Condition | None = None,
    formula: Formula | None = None,
) -> Field:
    kind = FieldType(source["type"])
    if (kind is FieldType.COMPUTED) != (formula is not None):
        raise DefinitionError(path, "computed has a 'formula', other types have none")
    _must_have_only_its_own(source, kind, path)
    options = tuple(Option(o["value"], o["label"]) for o in source.get("options", ()))
    _must_choose_from_something(source, kind, path)
    _must_be_drawable(source, path)
    _must_begin_with_a_choice(source, kind, path)
    return Field(
        key=source["key"],
        label=source["label"],
        type=kind,
        required=source.get("required", kind is FieldType.STATEMENT),
        hint=source.get("hint", ""),
        options=options,
        show_if=show_if,
        prefill=source.get("prefill", ""),
        default=source.get("default", ""),
        minimum=source.get("minimum", 0 if kind in _LARGEST else None),
        maximum=source.get("maximum", _LARGEST.get(kind)),
        max_length=source.get("max_length", _MAX_LENGTH.get(kind, 0)),
        decimals=source.get("decimals", _DECIMALS if kind is FieldType.DECIMAL else 0),
        past=source.get("past", False),
        cmnd=source.get("cmnd", False),
        passport=source.get("passport", False),
        elsewhere=source.get("elsewhere", False),
        columns=_columns(source.get("columns", ()), path),
        row_name=source.get("row_name", source["label"]),
        table=source.get("layout") == "table",
        formula=formula,
        catalogue=Catalogue(source["catalogue"]) if "catalogue" in source else None,
        per_filing=source.get("per_filing", False),
    )


def _must_have_only_its_own(source: Mapping[str, Any], kind: FieldType, path: Path) -> None:
    """Hold that columns and decimals stand where they mean something."""
    if (kind is FieldType.ROWS) != bool(source.get("columns")):
        raise DefinitionError(path, "rows have 'columns', other types have none")
    if "decimals" in source and kind is not FieldType.DECIMAL:
        raise DefinitionError((*path, "decimals"), "only a decimal has 'decimals'")


def _must_choose_from_something(source: Mapping[str, Any], kind: FieldType, path: Path) -> None:
    """Hold that who chooses has something to choose from, and nobody else has."""
    listed, kept = bool(source.get("options")), "catalogue" in source
    if kind is FieldType.PICK:
        if listed == kept:
            raise DefinitionError(path, "a pick has either 'options' or a 'catalogue'")
        return
    if kept:
        raise DefinitionError((*path, "catalogue"), "only a pick has a 'catalogue'")
    if (kind in _CHOOSING) != listed:
        raise DefinitionError(
            path, "choice, multichoice and pick have 'options', other types have none"
        )


def _must_be_drawable(source: Mapping[str, Any], path: Path) -> None:
    """Hold that the cells of a table stand below each other in every row."""
    conditional = any("show_if" in column for column in source.get("columns", ()))
    if conditional and source.get("layout") == "table":
        raise DefinitionError((*path, "layout"), "a table has no columns with 'show_if'")


def _must_begin_with_a_choice(source: Mapping[str, Any], kind: FieldType, path: Path) -> None:
    """Hold that what is chosen beforehand can be chosen."""
    known = {option["value"] for option in source.get("options", ())}
    if kind is FieldType.CHOICE and source.get("default", "") not in {"", *known}:
        raise DefinitionError((*path, "default"), "the default is none of the options")


def _columns(sources: Sequence[Mapping[str, Any]], path: Path) -> tuple[Field, ...]:
    columns: dict[str, Field] = {}
    for index, source in enumerate(sources):
        place: Path = (*path, "columns", index)
        if source["key"] in columns:
            raise DefinitionError(place, f"the column '{source['key']}' is there twice")
        if FieldType(source["type"]) in _NOT_IN_ROWS:
            raise DefinitionError(place, "a column asks for one simple answer")
        condition = _condition(source.get("show_if"), place, ROW, {}, columns)
        column = _field(source, place, condition)
        columns[source["key"]] = _ordered(column, source, place, ROW, {ROW: columns})
    return tuple(columns.values())


def _formula(
    source: Mapping[str, Any] | None,
    path: Path,
    own_group: str,
    before: Mapping[str, Group],
    own_fields: Mapping[str, Field],
) -> Formula | None:
    if source is None:
        return None
    known = {(own_group, key): field for key, field in own_fields.items()}
    known |= {(key, field.key): field for key, group in before.items() for field in group.fields}
    counts = source["operation"] == Operation.COUNT
    dates = _DAYS if source["operation"] == Operation.DATE_WORDS else frozenset()
    found = tuple(
        _reference(text, own_group, known, counts=counts, numbers=dates) for text in source["of"]
    )
    if None in found:
        raise DefinitionError(
            (*path, "formula"), "each part names a number, a date or rows asked before"
        )
    return Formula(
        operation=Operation(source["operation"]),
        of=tuple(one for one in found if one is not None),
        money=source.get("money", False),
    )


_DAYS = frozenset({FieldType.DATE})
_TIMES = frozenset({FieldType.DATE, FieldType.YEAR})


def _ordered(
    asked: Field,
    source: Mapping[str, Any],
    path: Path,
    own_group: str,
    before: Mapping[str, Group | Mapping[str, Field]],
) -> Field:
    """Return the question with the date or year it must not come before, if it names one."""
    if "not_before" not in source:
        return asked
    group, _, key = source["not_before"].rpartition(".")
    page = before.get(group or own_group, {})
    other = page.field(key) if isinstance(page, Group) else page.get(key)
    if other is None or not {asked.type, other.type} <= _TIMES:
        message = f"'{source['not_before']}' is no date or year asked before"
        raise DefinitionError((*path, "not_before"), message)
    return replace(asked, not_before=Earlier(group or own_group, key, other.label))


def _reference(
    text: str,
    own_group: str,
    known: Mapping[tuple[str, str], Field],
    *,
    counts: bool,
    numbers: frozenset[FieldType],
) -> Reference | None:
    """Return what "amount", "group.amount", "rows.amount" or "group.rows.amount" names."""
    parts = tuple(text.split("."))
    for group, rest in ((own_group, parts), (parts[0], parts[1:])):
        field = known.get((group, rest[0])) if rest else None
        if field is None or len(rest) > _DEEPEST:
            continue
        column = field.column(rest[1]) if len(rest) == _DEEPEST else None
        if counts and field.type is FieldType.ROWS and len(rest) == 1:
            return Reference(group, field.key)
        if not counts and (column or field).type in (numbers or _NUMBERS):
            return Reference(group, field.key, column.key if column else "")
    return None


_DEEPEST = 2


def _condition(
    source: Mapping[str, Any] | None,
    path: Path,
    own_group: str,
    before: Mapping[str, Group],
    own_fields: Mapping[str, Field],
) -> Condition | None:
    if source is None:
        return None
    group, _, key = source["field"].rpartition(".")
    group = group or own_group
    asked = own_fields.get(key) if group == own_group else None
    if group in before:
        asked = before[group].field(key)
    if asked is None or asked.type not in _JUDGED:
        raise DefinitionError(
            (*path, "show_if"),
            f"'{source['field']}' is no choice asked before",
        )
    values = source["is"] if isinstance(source["is"], list) else [source["is"]]
    known: set[str | bool] = {option.value for option in asked.options}
    known = known or {True, False}
    if strange := [v for v in values if v not in known]:
        raise DefinitionError((*path, "show_if"), f"the field never has the value {strange}")
    return Condition(group=group, field=key, values=tuple(values))
