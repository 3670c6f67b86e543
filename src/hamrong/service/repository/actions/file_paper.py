"""Put a paper into a person's store."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from hamrong.foundation.directory import interface as directory
from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.calendar.interface import now, today
from hamrong.kernel.files import interface as files
from hamrong.kernel.ids.interface import uuid7
from hamrong.kernel.matter.interface import open_matter
from hamrong.kernel.text.interface import plain, sort_key
from hamrong.kernel.timeline.interface import record
from hamrong.service.repository.events import PaperFiled
from hamrong.service.repository.models import StoredPaper
from hamrong.service.repository.queries.kinds import KindView
from hamrong.service.repository.rules import State, Trust, last_day

MATTER_KIND = "stored_paper"


@dataclass(frozen=True)
class Owner:
    """Whose store: by personal number, and the account whose owner filed for themselves."""

    number: str
    name: str
    account_id: UUID | None = None


@dataclass(frozen=True)
class Origin:
    """Where a paper comes from: the matter, its code, and a sentence people read."""

    matter_id: UUID
    code: str
    title: str


@dataclass(frozen=True)
class Paper:
    """A paper as it is put into a store.

    It holds from `issued_on`, or from today where that is only to be read on the paper itself.
    Without `valid_to` the kind's own term counts.
    """

    kind: KindView
    issuer: str
    agency_id: UUID | None
    issued_on: date | None
    file_id: UUID
    trust: Trust
    number: str = ""
    valid_to: date | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    check_code: str = ""


@transaction.atomic
def file_paper(
    actor: Actor,
    owner: Owner,
    paper: Paper,
    *,
    origin: Origin | None = None,
    replaces: StoredPaper | None = None,
) -> UUID | None:
    """Keep a paper in its owner's store and return its id; the same of one origin is kept once.

    Nothing is kept, and None returned, for someone without a number and without an account.
    """
    if not owner.number and owner.account_id is None:
        return None
    if origin is not None and (known := _known(paper, origin)):
        return known
    stored = files.describe([paper.file_id])[paper.file_id]
    row = StoredPaper(
        id=uuid7(),
        matter_id=open_matter(
            kind=MATTER_KIND, title=paper.kind.name, agency_id=paper.agency_id or _keeper()
        ),
        owner_number=owner.number,
        owner_name=owner.name,
        account_id=owner.account_id,
        sha256=stored.sha256,
        state=State.VALID.value,
        version=replaces.version + 1 if replaces else 1,
        replaces=replaces,
        filed_at=now(),
        **_said(paper),
        **_from(origin),
    )
    row.save(force_insert=True)
    filed = PaperFiled(
        paper_id=row.id, name=row.kind_name, origin=row.origin_title or row.kind_name
    )
    record(row.matter_id, filed, actor=actor, agency_id=paper.agency_id)
    return row.id


def _known(paper: Paper, origin: Origin) -> UUID | None:
    same = StoredPaper.objects.filter(
        origin_id=origin.matter_id, kind_code=paper.kind.code, file_id=paper.file_id
    )
    return same.values_list("id", flat=True).first()


def _said(paper: Paper) -> dict[str, Any]:
    """Return the columns that say what the paper is."""
    begins = paper.issued_on or today()
    words = (paper.kind.name, paper.number, paper.issuer)
    return {
        "kind_code": paper.kind.code,
        "kind_name": paper.kind.name,
        "number": paper.number,
        "issuer": paper.issuer,
        "agency_id": paper.agency_id,
        "issued_on": paper.issued_on,
        "valid_from": begins,
        "valid_to": paper.valid_to or last_day(begins, paper.kind.months),
        "data": dict(paper.data),
        "file_id": paper.file_id,
        "trust": paper.trust.value,
        "check_code": paper.check_code,
        "sort_key": sort_key(paper.kind.name),
        "search_key": plain(" ".join(words)),
    }


def _from(origin: Origin | None) -> dict[str, Any]:
    if origin is None:
        return {}
    return {
        "origin_id": origin.matter_id,
        "origin_code": origin.code,
        "origin_title": origin.title,
    }


def _keeper() -> UUID:
    """Return who keeps the stores: the People's Committee of the province."""
    keeper = directory.authority_for(level=directory.Level.PROVINCE, area_code="")
    if keeper is None:
        raise LookupError("no agency of the province is known")
    return keeper.id
