"""Files a person gave in earlier dossiers, for the same kind of document."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from hamrong.kernel.actor.interface import Actor, Hat
from hamrong.kernel.files import interface as files
from hamrong.kernel.files.interface import StoredFile
from hamrong.service.dossiers.models import SubmittedFile

MOST_FOR_A_DOCUMENT = 3
_LOOKED_AT = 60
"""Rows read: the latest of a clerk's many dossiers are enough to choose from."""


@dataclass(frozen=True)
class GivenBefore:
    """A file, when it was given, and in which dossier."""

    file: StoredFile
    code: str
    given_at: datetime | None

    @property
    def id(self) -> UUID:
        """Return the file's id."""
        return self.file.id


def given_before(
    actor: Actor, procedure_code: str, names: Mapping[str, str]
) -> dict[str, tuple[GivenBefore, ...]]:
    """Return by document the latest files the actor gave for it, or for one of the same name.

    Only what the account filed for itself and gave itself: results of agencies are offered by the
    store, papers of somebody else by nobody. Two queries.
    """
    if actor.hat is not Hat.CITIZEN or actor.account_id is None or not names:
        return {}
    same = Q(document_name__in=list(names.values())) | Q(
        dossier__procedure_code=procedure_code, document_key__in=list(names)
    )
    own = SubmittedFile.objects.filter(
        same, dossier__applicant_id=actor.account_id, file__owner_id=actor.account_id
    )
    rows = own.filter(dossier__representative=None).select_related("dossier")
    latest = list(rows.order_by("-given_at", "-id")[:_LOOKED_AT])
    stored = files.describe(row.file_id for row in latest)
    found: dict[str, tuple[GivenBefore, ...]] = {}
    for key, name in names.items():
        fitting = [row for row in latest if _fits(row, procedure_code, key, name)]
        given = [GivenBefore(stored[r.file_id], r.dossier.code, r.given_at) for r in fitting]
        once = {one.file.sha256: one for one in reversed(given)}
        found[key] = tuple(one for one in given if once[one.file.sha256] is one)[
            :MOST_FOR_A_DOCUMENT
        ]
    return found


def _fits(row: SubmittedFile, procedure_code: str, key: str, name: str) -> bool:
    same_document = row.dossier.procedure_code == procedure_code and row.document_key == key
    return same_document or row.document_name == name
