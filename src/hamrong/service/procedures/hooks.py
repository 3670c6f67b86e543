"""Where the pages of the catalogue stand."""

from django.utils.translation import gettext_lazy as _

from hamrong.kernel.actor.interface import Role
from hamrong.kernel.ui.interface import navigation


def register() -> None:
    """Register the navigation; called once at start."""
    navigation(
        area="desk",
        label=_("Mức độ trực tuyến"),
        url_name="procedures:levels",
        icon="chart-column",
        order=31,
        roles=(Role.LEADER,),
    )
