"""Send what was laid by: the answer to a supplement, or a paper for the store."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, RefusedError
from hamrong.kernel.files import interface as files
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.portal.queries.purposes import STORE_PURPOSE, supplement_purpose
from hamrong.service.repository import interface as repository


@transaction.atomic
def answer_with_tray(
    actor: Actor, code: str, *, visit_id: UUID, asked: Mapping[str, str], note: str
) -> None:
    """Answer a supplement with the files laid by for each paper, the pages of one bound.

    Raises:
        NotYoursError: not this actor's dossier.
        StaleError: it was answered before, in another window perhaps.
        RefusedError: neither a file nor a note was given, or the files cannot be kept now.
    """
    purposes = {supplement_purpose(code, key): key for key in asked}
    waiting = files.uploads_for(actor, *purposes)
    given: dict[str, list[UUID]] = {}
    for purpose, uploads in waiting.items():
        pages = [one.file.id for one in uploads if one.file]
        key = purposes[purpose]
        if pages:
            given[key] = files.bind(pages, name=asked[key], owner=actor)
    dossiers.answer_supplement(actor, code, visit_id=visit_id, given=given, note=note)
    files.use_uploads(actor, [one.id for uploads in waiting.values() for one in uploads])


@transaction.atomic
def give_tray(actor: Actor, given: repository.Given) -> UUID:
    """Keep the pages laid by as one paper of the store, and return its id.

    Raises:
        NotYoursError: the actor is no citizen.
        RefusedError: nothing was laid by, it cannot be one file, or what is said of the paper is
            wrong; `field` says which.
    """
    (waiting,) = files.uploads_for(actor, STORE_PURPOSE).values()
    pages = [one.file.id for one in waiting if one.file]
    if not pages:
        raise RefusedError(_("Hãy chụp ảnh hoặc chọn tệp của giấy này."), field="file")
    name = next((k.name for k in repository.kinds() if k.code == given.kind_code), "giay-to")
    bound = files.bind(pages, name=name, owner=actor)
    if len(bound) > 1:
        raise RefusedError(
            _("Các tệp này không ghép được thành một. Hãy giữ một tệp, hoặc chụp ảnh các trang."),
            field="file",
        )
    kept = repository.give_stored(actor, given, bound[0])
    files.use_uploads(actor, [one.id for one in waiting])
    return kept
