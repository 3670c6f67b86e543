"""What the operation of the platform adds to the navigation."""

from django.utils.translation import gettext_lazy as _

from hamrong.kernel.ui.interface import Rule, navigation


def register() -> None:
    """Add the entries; called once at start."""
    navigation(
        area="desk",
        label=_("Vận hành"),
        url_name="operations:overview",
        icon="activity",
        order=92,
        rules=(Rule.ADMINISTRATOR,),
    )
    navigation(
        area="desk",
        label=_("Sao lưu"),
        url_name="operations:backups",
        icon="database-backup",
        order=94,
        rules=(Rule.ADMINISTRATOR,),
    )
