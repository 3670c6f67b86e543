"""How a process's facts read."""

from django.utils.translation import gettext_lazy as _

from hamrong.kernel.process.events import StepLeft
from hamrong.kernel.timeline.interface import Audience, announce


def register() -> None:
    """Announce the facts; called once at start."""
    announce(
        StepLeft,
        title=_("%(action)s: %(left)s → %(entered)s"),
        audience=Audience.STAFF,
        icon="route",
    )
