"""What the one-stop shop itself puts on the page of a dossier."""

from hamrong.service.dossiers.ports import EVERYONE, Place, Reader, deeds, panel
from hamrong.service.dossiers.queries.at_work import at_work_panel, work_deeds
from hamrong.service.dossiers.queries.axes import axes_panel, register_axes
from hamrong.service.dossiers.queries.backwards import backward_deeds
from hamrong.service.dossiers.queries.decisions import decision_deeds, decisions_panel
from hamrong.service.dossiers.queries.deeds import (
    check_deeds,
    control_deeds,
    date_deeds,
    opinion_deeds,
    opinions_panel,
    reception_panel,
    reissue_deeds,
    timing_panel,
)
from hamrong.service.dossiers.queries.fees import fee_deeds, fees_panel
from hamrong.service.dossiers.queries.rating import rating_panel
from hamrong.service.dossiers.queries.reused import reused_panel
from hamrong.service.dossiers.queries.transfers import agencies_panel, transfer_deeds


def register_page() -> None:
    """Put on the dossier's page what the one-stop shop itself has to say there."""
    panel(
        "dossiers.agencies",
        template="dossiers/panels/agencies.html",
        place=Place.ASIDE,
        order=70,
        readers=EVERYONE,
    )(agencies_panel)
    panel(
        "dossiers.fees",
        template="dossiers/panels/fees.html",
        place=Place.ASIDE,
        order=20,
        readers=EVERYONE,
    )(fees_panel)
    _rating()
    panel("dossiers.decisions", template="dossiers/panels/decisions.html", order=4)(decisions_panel)
    panel("dossiers.opinions", template="dossiers/panels/opinions.html", order=5)(opinions_panel)
    panel(
        "dossiers.reception",
        template="dossiers/panels/reception.html",
        order=10,
        readers=EVERYONE,
    )(reception_panel)
    panel("dossiers.reused", template="dossiers/panels/reused.html", order=15, readers=EVERYONE)(
        reused_panel
    )
    panel("dossiers.timing", template="dossiers/panels/timing.html", place=Place.ASIDE, order=60)(
        timing_panel
    )
    panel("dossiers.at_work", template="dossiers/panels/at_work.html", place=Place.TOP, order=5)(
        at_work_panel
    )
    panel("dossiers.axes", template="dossiers/panels/axes.html", place=Place.TOP, order=1)(
        axes_panel
    )
    register_axes()


def _rating() -> None:
    """Ask the applicant alone how it went."""
    panel(
        "dossiers.rating",
        template="dossiers/panels/rating.html",
        place=Place.TOP,
        order=2,
        readers=frozenset({Reader.APPLICANT}),
    )(rating_panel)


def register_deeds() -> None:
    """Offer what can be done with a dossier beside the actions of its process."""
    deeds("dossiers.dates")(date_deeds)
    deeds("dossiers.backwards")(backward_deeds)
    deeds("dossiers.check")(check_deeds)
    deeds("dossiers.fees")(fee_deeds)
    deeds("dossiers.opinions")(opinion_deeds)
    deeds("dossiers.decisions")(decision_deeds)
    deeds("dossiers.control")(control_deeds)
    deeds("dossiers.reissue")(reissue_deeds)
    deeds("dossiers.transfer")(transfer_deeds)
    deeds("dossiers.at_work")(work_deeds)
