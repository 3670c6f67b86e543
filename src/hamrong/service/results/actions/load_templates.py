"""Load the result templates of a pack: results/*.yaml."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from hamrong.kernel.pack.interface import Document, Fault, LoadReport, Pack, PackError, section
from hamrong.service.forms import interface as forms
from hamrong.service.procedures import interface as procedures
from hamrong.service.results.models import ResultTemplate
from hamrong.service.results.rules import Template, faults_of, parse
from hamrong.service.results.rules.schema import TEMPLATE

TEMPLATES = "results/*.yaml"


@section("results", order=55)
def load_templates(pack: Pack) -> LoadReport:
    """Keep every template of the pack; loading it again changes nothing.

    Raises:
        PackError: with file and line of everything that is wrong; nothing is kept then.
    """
    documents = [pack.read(file, TEMPLATE) for file in pack.files(TEMPLATES)]
    faults: list[Fault] = []
    claimed: dict[str, str] = {}
    for document in documents:
        template = parse(document.value)
        faults += _misnamed(document, template)
        faults += _unanswerable(document, template, claimed)
    if faults:
        raise PackError(faults)
    changed = sum(_keep(document.value) for document in documents)
    kept = [document.value["key"] for document in documents]
    gone = ResultTemplate.objects.filter(current=True).exclude(key__in=kept)
    changed += gone.update(current=False)
    return LoadReport("results", loaded=len(documents), changed=changed)


def _misnamed(document: Document, template: Template) -> Iterator[Fault]:
    if document.file != f"results/{template.key}.yaml":
        yield document.fault(f"the file must be named {template.key}.yaml", "key")


def _unanswerable(
    document: Document, template: Template, claimed: dict[str, str]
) -> Iterator[Fault]:
    """Yield procedures that are unknown or have a template, and sources no form asks for."""
    answers: set[str] = set()
    for place, code in enumerate(template.procedures):
        path = ("procedures", place)
        if code in claimed:
            yield document.fault(f"{code} has the template {claimed[code]} already", *path)
        claimed[code] = template.key
        found = procedures.procedure(code)
        form = forms.form(found.form_key) if found else None
        if found is None:
            yield document.fault(f"there is no procedure {code}", *path)
        elif form is not None:
            answers |= {f"{page.key}.{field.key}" for page in form.groups for field in page.fields}
    for fault in faults_of(template, answers):
        yield document.fault(fault.message, *fault.path)


def _keep(body: dict[str, Any]) -> bool:
    """Make this the current version of its template; return whether it was not known before."""
    content = json.dumps(body, sort_keys=True, ensure_ascii=False)
    digest = hashlib.sha256(content.encode()).hexdigest()
    versions = ResultTemplate.objects.filter(key=body["key"])
    versions.filter(current=True).exclude(digest=digest).update(current=False)
    if versions.filter(digest=digest).exists():
        return bool(versions.filter(digest=digest, current=False).update(current=True))
    ResultTemplate.objects.create(
        key=body["key"],
        version=body["version"],
        digest=digest,
        procedures=body["procedures"],
        definition=body,
    )
    return True
