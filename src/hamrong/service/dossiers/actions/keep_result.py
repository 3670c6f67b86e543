"""An issued result goes into its owner's electronic store (Decree 45/2020/NĐ-CP article 16)."""

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.calendar.interface import VIETNAM
from hamrong.service.dossiers.models import Dossier, FormerResult, Result
from hamrong.service.dossiers.queries.papers import owner_of
from hamrong.service.procedures import interface as procedures
from hamrong.service.repository import interface as repository

RESULT = "result"
"""Under this name a paper's data hold what the result itself says, beside what was declared."""


def keep_result(dossier: Dossier, result: Result, *, actor: Actor) -> None:
    """File an issued result with what was asked as its data; in the caller's transaction."""
    repository.file_paper(
        actor, owner_of(dossier), _paper(dossier, result), origin=_origin(dossier)
    )


def keep_corrected(dossier: Dossier, result: Result, *, before: FormerResult, actor: Actor) -> None:
    """Put the corrected result in the place of the former one, which is kept as replaced."""
    repository.replace_paper(
        actor,
        owner_of(dossier),
        _paper(dossier, result),
        origin=_origin(dossier),
        before=before.number,
        because=before.reason,
    )


def _origin(dossier: Dossier) -> repository.Origin:
    return repository.Origin(dossier.matter_id, dossier.code, dossier.procedure_name)


def _paper(dossier: Dossier, result: Result) -> repository.Paper:
    if result.issued_at is None or result.file_id is None:
        raise ValueError("only an issued result is filed")
    view = procedures.version(dossier.procedure_version_id)
    return repository.Paper(
        kind=repository.kind_of_result(view.code, view.result_name),
        issuer=dossier.authority.name,
        agency_id=dossier.authority_id,
        issued_on=result.issued_at.astimezone(VIETNAM).date(),
        file_id=result.file_id,
        trust=repository.Trust.ISSUED,
        number=result.number,
        data={**dossier.answers, RESULT: result.filled},
        check_code=result.check_code,
    )
