"""What the portal adds to the head of every page."""

from django.utils.translation import gettext_lazy as _

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.notify.interface import unread_count
from hamrong.kernel.ui.interface import Rule, badge, navigation


def unread(actor: Actor) -> int:
    """Count the actor's unread messages."""
    return unread_count(actor.account_id) if actor.account_id else 0


def register() -> None:
    """Add the entries; called once at start."""
    everyone = (Rule.ANYONE,)
    public = [
        (_("Tìm thủ tục"), "portal:search", "search"),
        (_("Tra cứu hồ sơ"), "portal:lookup", "folder-search"),
        (_("Kiểm tra giấy tờ"), "issuance:ask", "badge-check"),
    ]
    for order, (label, url_name, icon) in enumerate(public):
        navigation(
            area="public", label=label, url_name=url_name, icon=icon, order=order, rules=everyone
        )
    navigation(
        area="footer",
        label=_("Người dân đánh giá"),
        url_name="portal:satisfaction",
        icon="star",
        order=20,
        rules=everyone,
    )
    navigation(
        area="footer",
        label=_("Kiểm tra chữ ký số"),
        url_name="signing:verify",
        icon="file-search",
        order=15,
        rules=everyone,
    )
    _account()
    badge("portal:messages", unread)


def _account() -> None:
    """Add what belongs to whoever is logged in."""
    citizen, both = (Rule.CITIZEN,), (Rule.CITIZEN, Rule.OFFICIAL)
    entries = [
        (_("Trang của tôi"), "portal:mine", "user-round", citizen),
        (_("Thông báo"), "portal:messages", "bell", both),
        (_("Kho giấy tờ"), "portal:store", "archive", citizen),
    ]
    for order, (label, url_name, icon, rules) in enumerate(entries, start=1):
        navigation(
            area="account", label=label, url_name=url_name, icon=icon, order=order, rules=rules
        )
