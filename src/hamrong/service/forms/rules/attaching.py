"""Files that answer a question of the form itself."""

from collections.abc import Callable, Iterable
from typing import Any, Protocol
from uuid import UUID

from hamrong.service.forms.rules.definition import Answers, Definition, FieldType


class Given(Protocol):
    """A file somebody added."""

    @property
    def id(self) -> UUID:
        """Its id."""

    @property
    def name(self) -> str:
        """The name its owner gave it."""


def question_key(group: str, field: str) -> str:
    """Return under which key of a draft's files those of a question stand.

    Keys of documents have no dot, so the two never meet.
    """
    return f"{group}.{field}"


def with_files(
    definition: Definition, answers: Answers, given: Callable[[str, str], Iterable[Given]]
) -> dict[str, dict[str, Any]]:
    """Return the answers with every question that asks for files answered by those given."""
    full = {key: dict(group) for key, group in answers.items()}
    for group in definition.groups:
        for field in group.fields:
            if field.type is not FieldType.FILE:
                continue
            full.get(group.key, {}).pop(field.key, None)
            if files := [{"id": str(f.id), "name": f.name} for f in given(group.key, field.key)]:
                full.setdefault(group.key, {})[field.key] = files
    return full
