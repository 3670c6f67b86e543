"""A form as others see it."""

from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from hamrong.service.forms.models import FormVersion
from hamrong.service.forms.rules.attaching import question_key
from hamrong.service.forms.rules.definition import Definition, FieldType, Group
from hamrong.service.forms.rules.parse import parse


@dataclass(frozen=True)
class FormView:
    """One version of a form."""

    id: UUID
    definition: Definition

    @property
    def key(self) -> str:
        """The key procedures name it by, "tt-1.001193"."""
        return self.definition.key

    @property
    def version(self) -> str:
        """The version as the pack names it."""
        return self.definition.version

    @property
    def title(self) -> str:
        """The title people read."""
        return self.definition.title

    @property
    def official_form(self) -> str:
        """The paper form it replaces, with its legal source, when known."""
        return self.definition.official_form

    @property
    def verified(self) -> bool:
        """Whether the fields were checked against the official form."""
        return self.definition.verified

    @property
    def groups(self) -> tuple[Group, ...]:
        """All pages of questions, shown or not, in order."""
        return self.definition.groups


def form(key: str) -> FormView | None:
    """Return the current version of a form, or None when there is no such form."""
    version_id = (
        FormVersion.objects.filter(key=key, current=True).values_list("id", flat=True).first()
    )
    return None if version_id is None else form_version(version_id)


def file_questions(form: FormView) -> dict[str, str]:
    """Return the labels of the questions that ask for files, by the key their files stand under."""
    return {
        question_key(group.key, field.key): field.label
        for group in form.groups
        for field in group.fields
        if field.type is FieldType.FILE
    }


def form_keys() -> frozenset[str]:
    """Return the keys of all forms that new drafts can use."""
    return frozenset(FormVersion.objects.filter(current=True).values_list("key", flat=True))


@lru_cache(maxsize=512)
def form_version(version_id: UUID) -> FormView:
    """Return a version by its id. It never changes, so each process reads it once.

    Raises:
        FormVersion.DoesNotExist: there is no such version.
    """
    row = FormVersion.objects.only("id", "definition").get(id=version_id)
    return FormView(id=row.id, definition=parse(row.definition))


def form_schema(key: str) -> dict[str, object] | None:
    """Return the JSON Schema 2020-12 of the current version's complete answers, or None."""
    return (
        FormVersion.objects.filter(key=key, current=True).values_list("schema", flat=True).first()
    )
