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
        area="account",
        label=_("Trang của tôi"),
        url_name="portal:mine",
        icon="user-round",
        order=1,
        rules=(Rule.CITIZEN,),
    )
    navigation(
        area="account",
        label=_("Thông báo"),
        url_name="portal:messages",
        icon="bell",
        order=2,
        rules=(Rule.CITIZEN, Rule.OFFICIAL),
    )
    navigation(
        area="account",
        label=_("Kho giấy tờ"),
        url_name="portal:store",
        icon="archive",
        order=3,
        rules=(Rule.CITIZEN,),
    )
    badge("portal:messages", unread)
