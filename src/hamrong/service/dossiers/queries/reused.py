"""The papers of the applicant's store to which a dossier refers."""

from collections.abc import Mapping
from typing import Any

from hamrong.service.dossiers.ports import PanelCall, Reader
from hamrong.service.repository import interface as repository
from hamrong.service.repository.interface import Standing


def reused_panel(call: PanelCall) -> Mapping[str, Any] | None:
    """Return each paper with where it comes from and whether it still holds. One query."""
    uses = repository.uses_of(call.matter_id)
    if not uses:
        return None
    return {
        "code": call.code,
        "for_official": call.reader is Reader.OFFICIAL,
        "uses": [(use, use.paper.standing is Standing.VALID) for use in uses],
    }
