"""What the desk scanned and compared with the paper goes into its owner's electronic store.

Decree 107/2021/NĐ-CP: papers are digitised when they are received, and not asked for again.
"""

from collections.abc import Sequence

from hamrong.kernel.actor.interface import Actor
from hamrong.service.dossiers.models import Dossier, SubmittedFile
from hamrong.service.dossiers.queries.papers import owner_of
from hamrong.service.dossiers.rules import Found
from hamrong.service.repository import interface as repository


def keep_digitised(actor: Actor, dossier: Dossier, found: Sequence[Found]) -> None:
    """File the scans of papers of which the desk held the original or a certified copy.

    Only papers of one known kind are filed, and none that holds for a time only: its day of issue
    is not typed off. What came from a store is not filed again.
    """
    compared = [one.key for one in found if one.digitised and (one.original or one.certified)]
    kinds = repository.kinds_for(dossier.procedure_code, compared) if compared else {}
    if not kinds:
        return
    reused = {use.file_id for use in repository.uses_of(dossier.matter_id)}
    scans = SubmittedFile.objects.filter(
        dossier=dossier, document_key__in=list(kinds), given_at__isnull=False
    )
    for scan in scans.order_by("given_at", "id"):
        kind = kinds[scan.document_key][0]
        certain = len(kinds[scan.document_key]) == 1 and kind.months is None
        if certain and scan.file_id not in reused:
            _keep(actor, dossier, scan, kind)


def _keep(actor: Actor, dossier: Dossier, scan: SubmittedFile, kind: repository.KindView) -> None:
    paper = repository.Paper(
        kind=kind,
        issuer="",
        agency_id=dossier.receiving_id,
        issued_on=None,
        file_id=scan.file_id,
        trust=repository.Trust.DIGITISED,
    )
    origin = repository.Origin(dossier.matter_id, dossier.code, dossier.procedure_name)
    repository.file_paper(actor, owner_of(dossier), paper, origin=origin)
