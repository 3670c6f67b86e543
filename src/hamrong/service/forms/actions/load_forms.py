"""Load the forms of a pack: forms/tt-*.yaml, their shared parts (forms/groups.yaml), long lists."""

from pathlib import PurePosixPath

from hamrong.kernel.pack.interface import Document, Fault, LoadReport, Pack, PackError, section
from hamrong.service.forms.actions.keep_form import keep_form
from hamrong.service.forms.rules.definition import Definition
from hamrong.service.forms.rules.notation import (
    DefinitionError,
    Shared,
    list_entries,
    resolve,
    shared_parts,
)
from hamrong.service.forms.rules.parse import parse

FORMS = "forms/tt-*.yaml"
SHARED = "forms/groups.yaml"
LISTS = "forms/lists/*.yaml"


@section("forms", order=50)
def load_forms(pack: Pack) -> LoadReport:
    """Keep every form of the pack; loading it again changes nothing.

    Raises:
        PackError: with file and line of every form that cannot be understood; none is kept then.
    """
    shared = _shared(pack)
    faults: list[Fault] = []
    understood = []
    for file in pack.files(FORMS):
        document = pack.read(file)
        try:
            resolved = resolve(document.value, shared)
            _must_be_named_by_its_file(file, parse(resolved))
        except DefinitionError as error:
            faults.append(_fault(document, error))
            continue
        understood.append(resolved)
    if faults:
        raise PackError(faults)
    changed = sum(keep_form(resolved) for resolved in understood)
    return LoadReport("forms", loaded=len(understood), changed=changed)


def _shared(pack: Pack) -> Shared:
    lists = _lists(pack)
    if not pack.has(SHARED):
        return shared_parts({}, lists)
    document = pack.read(SHARED)
    try:
        return shared_parts(document.value, lists)
    except DefinitionError as error:
        raise PackError([_fault(document, error)]) from error


def _lists(pack: Pack) -> dict[str, dict[str, str]]:
    """Return the long lists of the pack by the names of their files."""
    found: dict[str, dict[str, str]] = {}
    for file in pack.files(LISTS):
        document = pack.read(file)
        try:
            found[PurePosixPath(file).stem] = list_entries(document.value)
        except DefinitionError as error:
            raise PackError([_fault(document, error)]) from error
    return found


def _must_be_named_by_its_file(file: str, form: Definition) -> None:
    """Hold that two files cannot give the same form: the key is the file's name."""
    if file != f"forms/{form.key}.yaml":
        raise DefinitionError(("key",), f"the file must be named {form.key}.yaml")


def _fault(document: Document, error: DefinitionError) -> Fault:
    return document.fault(error.message, *error.path)
