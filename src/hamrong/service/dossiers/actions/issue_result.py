"""Enter a result in its register, print it, and make it checkable."""

from datetime import datetime

from hamrong.foundation.issuance import interface as issuance
from hamrong.foundation.signing import interface as signing
from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.files import interface as files
from hamrong.service.dossiers.models import Dossier, Result
from hamrong.service.dossiers.queries.result_paper import result_pdf, result_title
from hamrong.service.dossiers.queries.signing import title_of

REGISTER = "KQ"


def issue_result(dossier: Dossier, result: Result, *, actor: Actor, at: datetime) -> None:
    """Number, print and seal a result in the signer's name; inside the caller's transaction.

    The register of the deciding agency gives the number without gaps. Where whoever issues it and
    the agency have keys, both sign, in this order; otherwise the paper is unsigned and says so when
    it is checked.

    Raises:
        RefusedError: a key is closed or cannot be used; nothing is issued then.
    """
    result.signer, result.signer_title = actor.name, title_of(actor, dossier.authority_id)
    result.issued_at = at
    entry = issuance.reserve(
        matter_id=dossier.matter_id,
        kind="result",
        title=result_title(dossier, result),
        agency_id=dossier.authority_id,
        register=REGISTER,
        holder_name=dossier.applicant_name,
        at=at,
    )
    result.number, result.check_code = entry.number, entry.check_code
    signed = signing.sign_result(
        result_pdf(dossier, result), agency_id=dossier.authority_id, actor=actor
    )
    stored = files.store(
        signed.data,
        name=f"{dossier.code}-ket-qua.pdf",
        owner=actor,
        matter_id=dossier.matter_id,
    )
    issuance.seal(entry.check_code, file_id=stored.id, signers=signed.signers)
    result.file_id = stored.id
    result.save()
