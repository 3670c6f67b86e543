"""For what a file is given, and whether this person may give something for it."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError
from hamrong.kernel.ids.interface import uuid_of
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.dossiers.interface import DossierView, Filing

OTHER = "khac"
"""The key under which papers come that nobody asked for."""


class Target(StrEnum):
    """What files are given for, as written in a purpose."""

    DRAFT = "nhap"
    SUPPLEMENT = "bo-sung"
    STORE = "kho"


@dataclass(frozen=True)
class Purpose:
    """One document of a draft, one paper of a supplement, or the store."""

    target: Target
    of: str = ""
    key: str = ""
    filing: Filing | None = None
    dossier: DossierView | None = None

    @property
    def draft_id(self) -> UUID:
        """Return the draft's id, for a document of a draft."""
        return UUID(self.of)


def draft_purpose(draft_id: UUID, key: str) -> str:
    """Return the purpose of files for a document of a draft."""
    return f"{Target.DRAFT} {draft_id} {key}"


def supplement_purpose(code: str, key: str) -> str:
    """Return the purpose of files that were asked for in a dossier."""
    return f"{Target.SUPPLEMENT} {code} {key}"


STORE_PURPOSE = str(Target.STORE)


def purpose_of(actor: Actor, said: str) -> Purpose:
    """Read a purpose.

    Raises:
        NotYoursError: there is no such thing, or it is not this person's.
        RefusedError: nothing can be given for it any more.
    """
    if said == STORE_PURPOSE:
        return Purpose(Target.STORE)
    kind, _space, rest = said.partition(" ")
    of, _space, key = rest.partition(" ")
    if kind == Target.DRAFT:
        return _of_draft(actor, of, key)
    if kind == Target.SUPPLEMENT:
        return _of_supplement(actor, of, key)
    raise NotYoursError


def _of_draft(actor: Actor, of: str, key: str) -> Purpose:
    draft_id = uuid_of(of)
    if draft_id is None:
        raise NotYoursError
    filing = dossiers.filing(actor, draft_id)
    if key not in filing.document_names:
        raise NotYoursError
    if filing.draft.submitted_to is not None:
        raise RefusedError(_("Hồ sơ này đã được nộp nên không sửa được nữa."), field="file")
    return Purpose(Target.DRAFT, str(draft_id), key, filing=filing)


def _of_supplement(actor: Actor, code: str, key: str) -> Purpose:
    found = dossiers.dossier_view(actor, code)
    if key not in asked_papers(found):
        raise NotYoursError
    return Purpose(Target.SUPPLEMENT, found.code, key, dossier=found)


def asked_papers(found: DossierView) -> dict[str, str]:
    """Return what a dossier waits for, by key, with what else can be sent along; or nothing."""
    if found.open_supplement is None:
        return {}
    return {**dict(found.open_supplement.items), OTHER: _("Giấy tờ khác")}
