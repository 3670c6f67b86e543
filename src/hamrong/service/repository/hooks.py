"""How the facts of a store read."""

from django.utils.translation import gettext_lazy as _

from hamrong.kernel.timeline.interface import Audience, announce
from hamrong.service.repository import events

TITLES = [
    (events.StoreOpened, _("%(agency)s đã đối chiếu thẻ và mở kho giấy tờ"), "lock-open"),
    (events.PaperFiled, _("Lưu vào kho: %(origin)s"), "archive"),
    (
        events.PaperUsed,
        _("Dùng trong hồ sơ %(code)s, %(procedure)s, gửi %(agency)s"),
        "file-symlink",
    ),
    (events.PaperSearched, _("Bộ phận một cửa %(agency)s tìm giấy này cho bạn tại quầy"), "search"),
    (events.PaperRead, _("Cán bộ mở xem trong hồ sơ %(code)s"), "eye"),
    (
        events.PaperReplaced,
        _("Được thay bằng bản đính chính số %(number)s. %(because)s"),
        "replace",
    ),
    (events.PaperRevoked, _("Bị thu hồi. %(because)s"), "ban"),
    (events.PaperRemoved, _("Bạn đã bỏ giấy này khỏi kho"), "trash-2"),
]


def register() -> None:
    """Register how facts read, for the owner alone; called once at start."""
    for event, title, icon in TITLES:
        announce(event, title=title, audience=Audience.CITIZEN, icon=icon)
