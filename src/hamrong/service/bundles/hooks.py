"""How bundles follow dossiers, and what of them stands on a dossier's page."""

from hamrong.kernel.timeline.interface import subscribe
from hamrong.service.bundles.queries.bundle import (
    bundle_deeds,
    bundle_panel,
    followed_members,
)
from hamrong.service.bundles.queries.linked import linked_procedures
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.dossiers.interface import (
    EVERYONE,
    Place,
    deeds,
    followed,
    linked,
    panel,
)


def register() -> None:
    """Register subscriptions, the panel and the deed; called once at start."""
    subscribe(dossiers.DossierAccepted, "bundles.begin")
    for event in dossiers.TURNS:
        subscribe(event, "bundles.advance")
    panel(
        "bundles.bundle",
        template="bundles/panel.html",
        place=Place.TOP,
        order=20,
        readers=EVERYONE,
    )(bundle_panel)
    deeds("bundles.retry")(bundle_deeds)
    linked("bundles.members")(linked_procedures)
    followed("bundles.members")(followed_members)
