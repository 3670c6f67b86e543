"""What keys and signatures announce and show."""

from django.utils.translation import gettext_lazy as _

from hamrong.foundation.signing import events
from hamrong.kernel.timeline.interface import Audience, announce
from hamrong.kernel.ui.interface import Rule, navigation

TITLES = [
    (events.KeyRegistered, _("Đăng ký khóa ký số của %(holder)s"), "key-round"),
    (events.KeyMade, _("Đã tạo khóa ký số của %(holder)s"), "key-round"),
    (events.KeyCertified, _("Nhận chứng thư %(serial)s cho %(holder)s"), "badge-check"),
    (events.KeyStateChanged, _("Đổi tình trạng khóa ký số của %(holder)s"), "key-round"),
    (events.KeyOpened, _("Mở khóa ký số của %(holder)s trong %(minutes)s phút"), "lock-open"),
    (events.PaperSigned, _("Ký số bằng khóa của %(holder)s"), "signature"),
]


def register() -> None:
    """Announce facts and add the pages; called once at start."""
    for event, title, icon in TITLES:
        announce(event, title=title, audience=Audience.STAFF, icon=icon)
    navigation(
        area="desk",
        label=_("Khóa ký số"),
        url_name="signing:keys",
        icon="key-round",
        order=80,
        rules=(Rule.OFFICIAL,),
    )
