"""Load the definitions of a pack."""

import json
from hashlib import sha256
from typing import Any

from hamrong.kernel.pack.interface import Document, LoadReport, Pack, PackError, section
from hamrong.kernel.process.models import ProcessDefinition
from hamrong.kernel.process.ports import EFFECTS, GUARDS
from hamrong.kernel.process.rules.definition import SCHEMA
from hamrong.kernel.process.rules.soundness import problems


@section("processes", order=20)
def load_definitions(pack: Pack) -> LoadReport:
    """Load `processes/*.yaml`; a changed file becomes a new version, running matters keep theirs.

    Raises:
        PackError: with file and line of everything that is unsound.
    """
    documents = [pack.read(file, SCHEMA) for file in pack.files("processes/*.yaml")]
    faults = [
        document.fault(sentence, *path)
        for document in documents
        for sentence, path in problems(document.value, EFFECTS, GUARDS)
    ]
    if faults:
        raise PackError(faults)
    return LoadReport("processes", len(documents), sum(_load(d) for d in documents))


def _load(document: Document) -> bool:
    body: dict[str, Any] = document.value
    checksum = sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
    latest = ProcessDefinition.objects.filter(key=body["key"]).order_by("-version").first()
    if latest is not None and latest.checksum == checksum:
        return False
    ProcessDefinition.objects.create(
        key=body["key"],
        version=latest.version + 1 if latest else 1,
        body=body,
        checksum=checksum,
    )
    return True
