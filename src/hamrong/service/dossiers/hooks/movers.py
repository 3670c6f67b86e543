"""What a reorganisation has to move."""

from django.utils.translation import gettext_lazy as _

from hamrong.foundation.reorganisation.interface import Mover, mover
from hamrong.service.dossiers.actions.move_drafts import count_drafts, move_draft, some_drafts
from hamrong.service.dossiers.actions.move_opinions import (
    count_opinions,
    move_opinion,
    some_opinions,
)
from hamrong.service.dossiers.actions.move_to_heirs import (
    count_dossiers,
    dossiers_to_decide,
    move_dossier,
    some_dossiers,
)


def register_movers() -> None:
    """Tell what a reorganisation has to move."""
    mover(
        Mover(
            name="drafts",
            label=_("Bản nháp"),
            order=20,
            count=count_drafts,
            some=some_drafts,
            move=move_draft,
        )
    )
    mover(
        Mover(
            name="opinions",
            label=_("Xin ý kiến"),
            order=40,
            count=count_opinions,
            some=some_opinions,
            move=move_opinion,
        )
    )
    mover(
        Mover(
            name="dossiers",
            label=_("Hồ sơ"),
            order=50,
            count=count_dossiers,
            some=some_dossiers,
            move=move_dossier,
            things=dossiers_to_decide,
        )
    )
