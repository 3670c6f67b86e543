"""From YAML text to a document, with the line of every value."""

from typing import Any

import yaml

from hamrong.kernel.pack.rules.document import Document, Path
from hamrong.kernel.pack.rules.fault import Fault, PackError


def read_yaml(file: str, text: str) -> Document:
    """Return plain values and their lines. Only plain data is made: no tags that build objects.

    Raises:
        PackError: the text is no YAML, is empty, names a key twice, or has a key that is no text.
    """
    try:
        loader = yaml.SafeLoader(text)
        root = loader.get_single_node()
        if root is None:
            raise PackError([Fault(file, 1, "the file is empty")])
        reader = _Reader(file, loader)
        data = reader.value(root, ())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise PackError([Fault(file, line, f"this is not valid YAML: {error.problem}")]) from None
    except yaml.YAMLError as error:
        raise PackError(
            [Fault(file, 1, f"this is not valid YAML: {str(error).splitlines()[0]}")]
        ) from None
    except RecursionError:
        raise PackError([Fault(file, 1, "the values are nested too deeply")]) from None
    return Document(file, data, reader.lines)


_PLAIN = {"tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"}


class _Reader:
    """Builds plain data and notes the line of each value under its path."""

    def __init__(self, file: str, loader: yaml.SafeLoader) -> None:
        self.file = file
        self.loader = loader
        self.lines: dict[Path, int] = {}
        self._open: set[int] = set()

    def value(self, node: yaml.Node, path: Path) -> Any:
        self.lines.setdefault(path, node.start_mark.line + 1)
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if node.tag not in _PLAIN:
            raise self._error(node, f"only plain lists and keys are allowed here, not '{node.tag}'")
        if id(node) in self._open:
            raise self._error(node, "this value contains itself")
        self._open.add(id(node))
        try:
            if isinstance(node, yaml.MappingNode):
                return self._mapping(node, path)
            return [self.value(one, (*path, i)) for i, one in enumerate(node.value)]
        finally:
            self._open.discard(id(node))

    def _scalar(self, node: yaml.ScalarNode) -> Any:
        try:
            return self.loader.construct_object(node)
        except (ValueError, OverflowError) as error:
            raise self._error(node, f"'{node.value}' cannot be read: {error}") from None

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        self._refuse_doubles(node)
        self.loader.flatten_mapping(node)
        made: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = self._key(key_node)
            self.lines[(*path, key)] = key_node.start_mark.line + 1
            made[key] = self.value(value_node, (*path, key))
        return made

    def _refuse_doubles(self, node: yaml.MappingNode) -> None:
        seen: set[str] = set()
        for key_node, _ in node.value:
            key = self._key(key_node)
            if key in seen:
                raise self._error(key_node, f"'{key}' stands here twice")
            seen.add(key)

    def _key(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode):
            raise self._error(node, "a key must be a word")
        return str(node.value)

    def _error(self, node: yaml.Node, message: str) -> PackError:
        return PackError([Fault(self.file, node.start_mark.line + 1, message)])
