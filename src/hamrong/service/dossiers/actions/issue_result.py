"""Enter a result in its register, print it, and make it checkable."""

from datetime import datetime

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.identity import interface as identity
from hamrong.foundation.issuance import interface as issuance
from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.files import interface as files
from hamrong.service.dossiers.models import Dossier, Result
from hamrong.service.dossiers.queries.prints import result_pdf, result_title

REGISTER = "KQ"


def issue_result(dossier: Dossier, result: Result, *, actor: Actor, at: datetime) -> None:
    """Number, print and seal a result in the signer's name; inside the caller's transaction.

    The register of the deciding agency gives the number without gaps.
    """
    result.signer, result.signer_title = actor.name, _title(actor, dossier)
    result.issued_at = at
    entry = issuance.reserve(
        matter_id=dossier.matter_id,
        kind="result",
        title=result_title(dossier),
        agency_id=dossier.authority_id,
        register=REGISTER,
        holder_name=dossier.applicant_name,
        at=at,
    )
    result.number, result.check_code = entry.number, entry.check_code
    stored = files.store(
        result_pdf(dossier, result),
        name=f"{dossier.code}-ket-qua.pdf",
        owner=actor,
        matter_id=dossier.matter_id,
    )
    issuance.seal(entry.check_code, file_id=stored.id)
    result.file_id = stored.id
    result.save()


def _title(actor: Actor, dossier: Dossier) -> str:
    """Return the signer's title in the deciding agency, as it stands in the directory."""
    if actor.account_id is None:
        return ""
    official_id = identity.account(actor.account_id).official_id
    return directory.title_in(official_id, dossier.authority_id) if official_id else ""
