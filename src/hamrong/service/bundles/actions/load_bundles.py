"""Load a pack's bundles: bundles/*.yaml."""

from collections.abc import Iterator

from hamrong.kernel.pack.interface import (
    Document,
    Fault,
    LoadReport,
    Pack,
    PackError,
    section,
)
from hamrong.service.bundles.models import Definition
from hamrong.service.bundles.rules import SCHEMA, Member, member_of, problems
from hamrong.service.forms import interface as forms
from hamrong.service.procedures import interface as procedures

FILES = "bundles/*.yaml"


@section("bundles", order=70)
def load_bundles(pack: Pack) -> LoadReport:
    """Take over the pack's bundles; loading them again changes nothing.

    Raises:
        PackError: with file and line of everything that is wrong.
    """
    faults: list[Fault] = []
    bodies = []
    for file in pack.files(FILES):
        document = pack.read(file, SCHEMA)
        faults += _faults(document)
        bodies.append(document.value)
    if faults:
        raise PackError(faults)
    changed = sum(_keep(body) for body in bodies)
    known = [body["procedure"] for body in bodies]
    changed += Definition.objects.exclude(procedure_code__in=known).delete()[0]
    return LoadReport("bundles", loaded=len(bodies), changed=changed)


def _keep(body: dict[str, object]) -> bool:
    row = Definition.objects.filter(procedure_code=body["procedure"]).first()
    if row is not None and row.body == body:
        return False
    Definition.objects.update_or_create(procedure_code=body["procedure"], defaults={"body": body})
    return True


def _faults(document: Document) -> Iterator[Fault]:
    """Yield what the schema cannot say: unknown procedures, pages, papers and members."""
    body = document.value
    members = [member_of(one) for one in body["members"]]
    for sentence, place, part in problems(members):
        yield document.fault(sentence, "members", place, part)
    whole = procedures.procedure(body["procedure"])
    form = forms.form(whole.form_key) if whole is not None else None
    if whole is None or form is None:
        yield document.fault(f"{body['procedure']} has no procedure with a form", "procedure")
        return
    pages = {group.key for group in form.groups}
    papers = {paper.key for paper in whole.documents}
    for place, member in enumerate(members):
        yield from _member_faults(document, place, member, pages, papers)


def _member_faults(
    document: Document, place: int, member: Member, pages: set[str], papers: set[str]
) -> Iterator[Fault]:
    own = procedures.procedure(member.procedure)
    if own is None:
        said = f"{member.procedure} is no procedure of the pack"
        yield document.fault(said, "members", place, "procedure")
    for index, page in enumerate(member.groups):
        if page not in pages:
            said = f"the form of the bundle has no page {page}"
            yield document.fault(said, "members", place, "groups", index)
    for key in member.documents:
        if key not in papers:
            said = f"the bundle has no paper {key}"
            yield document.fault(said, "members", place, "documents", key)
