"""Bundles follow what happens to dossiers."""

from typing import Any
from uuid import UUID

from hamrong.kernel.jobs.interface import handler
from hamrong.service.bundles.actions.advance import advance
from hamrong.service.bundles.actions.begin import begin
from hamrong.service.bundles.queries.bundle import whole_of


@handler("bundles.begin")
def begin_bundle(entry_id: str, matter_id: str, kind: str, data: dict[str, Any]) -> None:
    """Begin when a dossier was accepted, if its procedure is a bundle."""
    del entry_id, kind
    begin(UUID(matter_id), code=str(data["code"]))


@handler("bundles.advance")
def advance_bundle(entry_id: str, matter_id: str, kind: str, data: dict[str, Any]) -> None:
    """Follow what happened to a member, or to the whole itself."""
    del entry_id, kind, data
    whole_id = whole_of(UUID(matter_id))
    if whole_id is not None:
        advance(whole_id)
