"""The counter's place in the officials' navigation."""

from django.utils.translation import gettext_lazy as _

from hamrong.kernel.actor.interface import Role
from hamrong.kernel.ui.interface import navigation


def register() -> None:
    """Add the entry; called once at start."""
    navigation(
        area="desk",
        label=_("Tiếp nhận tại quầy"),
        url_name="reception:counter",
        icon="scan-line",
        order=10,
        roles=(Role.ONE_STOP,),
    )
