"""A pack's files: values that know the line they came from, and errors that say it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml
from jsonschema import Draft202012Validator


@dataclass(frozen=True)
class Fault:
    """One thing wrong in a file; the line counts from 1."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        """Return it as compilers do."""
        return f"{self.file}:{self.line}: {self.message}"


class PackError(Exception):
    """A pack that cannot be loaded, with all faults found in it."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


@dataclass(frozen=True)
class Document:
    """A read file: plain values, and the line of each by its path."""

    file: str
    value: Any
    lines: dict[tuple[str | int, ...], int] = field(repr=False)

    def line(self, *path: str | int) -> int:
        """Return the line of a value, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def fault(self, message: str, *path: str | int) -> Fault:
        """Return a fault at the place of a value."""
        return Fault(self.file, self.line(*path), message)


class _Loader(yaml.SafeLoader):
    """Safe YAML that refuses a key given twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.MarkedYAMLError(
                    problem=f"the key {key!r} is given twice", problem_mark=key_node.start_mark
                )
            seen.add(key)
        return super().construct_mapping(node, deep)


def read_yaml(file: str, text: str) -> Document:
    """Parse YAML into plain values and their lines.

    Raises:
        PackError: the text is no YAML, or gives a key twice.
    """
    try:
        node = yaml.compose(text, Loader=_Loader)
        value = yaml.load(text, Loader=_Loader)  # noqa: S506
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = mark.line + 1 if mark else 1
        raise PackError([Fault(file, line, error.problem or "this is no YAML")]) from error
    lines: dict[tuple[str | int, ...], int] = {}
    if node is not None:
        _note_lines(node, (), lines)
    return Document(file, value, lines)


def _note_lines(
    node: yaml.Node, path: tuple[str | int, ...], lines: dict[tuple[str | int, ...], int]
) -> None:
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key, child in node.value:
            _note_lines(child, (*path, key.value), lines)
    elif isinstance(node, yaml.SequenceNode):
        for index, child in enumerate(node.value):
            _note_lines(child, (*path, index), lines)


def check(document: Document, schema: dict[str, Any]) -> list[Fault]:
    """Return every violation of a JSON Schema (2020-12), in the order of the lines."""
    errors = Draft202012Validator(schema).iter_errors(document.value)
    faults = [document.fault(_sentence(e.message, e.path), *e.path) for e in errors]
    return sorted(faults, key=lambda fault: fault.line)


def _sentence(message: str, path: Any) -> str:
    place = ".".join(str(part) for part in path)
    return f"{place}: {message}" if place else message


@dataclass(frozen=True)
class LoadReport:
    """What a section brought in. `warnings` name what was loaded but cannot be used yet."""

    section: str
    loaded: int
    changed: int = 0
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """One part of a pack, loaded in the order of `order`."""

    name: str
    order: int
    load: Callable[[Any], LoadReport]


SECTIONS: dict[str, Section] = {}


def section(
    name: str, *, order: int
) -> Callable[[Callable[[Any], LoadReport]], Callable[[Any], LoadReport]]:
    """Register the function that loads a part of a pack; it gets the Pack.

    Loading twice must change nothing the second time.
    """

    def register(load: Callable[[Any], LoadReport]) -> Callable[[Any], LoadReport]:
        SECTIONS[name] = Section(name, order, load)
        return load

    return register
