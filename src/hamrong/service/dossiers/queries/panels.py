"""The parts and the further buttons of one dossier's page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hamrong.kernel.actor.interface import Actor, Hat
from hamrong.service.dossiers.ports import DEEDS, PANELS, Deed, PanelCall, Place, Reader
from hamrong.service.dossiers.queries.page import DossierView


@dataclass(frozen=True)
class ShownPanel:
    """A part that has something to show."""

    name: str
    template: str
    place: Place
    content: Mapping[str, Any]


@dataclass(frozen=True)
class PageParts:
    """Everything others put on the page, in order."""

    panels: tuple[ShownPanel, ...]
    deeds: tuple[Deed, ...]

    @property
    def top(self) -> tuple[ShownPanel, ...]:
        """Return what stands above everything else."""
        return self._at(Place.TOP)

    @property
    def main(self) -> tuple[ShownPanel, ...]:
        """Return what stands with the answers."""
        return self._at(Place.MAIN)

    @property
    def aside(self) -> tuple[ShownPanel, ...]:
        """Return what stands beside the answers."""
        return self._at(Place.ASIDE)

    def _at(self, place: Place) -> tuple[ShownPanel, ...]:
        return tuple(shown for shown in self.panels if shown.place is place)


def call_for(actor: Actor, dossier: DossierView) -> PanelCall:
    """Return what panels and deeds are told about a page."""
    return PanelCall(
        actor=actor,
        reader=Reader.OFFICIAL if actor.hat is Hat.OFFICIAL else Reader.APPLICANT,
        dossier_id=dossier.id,
        matter_id=dossier.matter_id,
        code=dossier.code,
        state=dossier.state,
        receiving_id=dossier.receiving_id,
        authority_id=dossier.authority_id,
        accepted_at=dossier.accepted_at,
        due_at=dossier.due_at,
        finished_at=dossier.finished_at,
        no_date_reason=dossier.no_date_reason,
        visits=dossier.visits,
        costs=bool(dossier.procedure.fees or any(c.fees for c in dossier.procedure.cases)),
    )


def page_parts(actor: Actor, dossier: DossierView) -> PageParts:
    """Return the panels and deeds for this reader of a dossier they may read."""
    call = call_for(actor, dossier)
    wanted = sorted(PANELS.values(), key=lambda one: (one.order, one.name))
    read = ((one, one.read(call)) for one in wanted if call.reader in one.readers)
    found = (deed for reader in DEEDS.values() for deed in reader(call))
    return PageParts(
        panels=tuple(
            ShownPanel(one.name, one.template, one.place, content)
            for one, content in read
            if content is not None
        ),
        deeds=tuple(sorted(found, key=lambda deed: (deed.order, deed.label))),
    )
