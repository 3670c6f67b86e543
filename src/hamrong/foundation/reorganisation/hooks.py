"""What carrying out a reorganisation announces, runs and shows."""

from django.utils.translation import gettext_lazy as _

from hamrong.foundation.reorganisation import events
from hamrong.foundation.reorganisation.actions.move_posts import (
    count_posts,
    move_post,
    posts_to_decide,
    some_posts,
)
from hamrong.foundation.reorganisation.actions.move_work import move_items, some_matters
from hamrong.foundation.reorganisation.ports import Mover, mover
from hamrong.kernel.timeline.interface import Audience, announce
from hamrong.kernel.ui.interface import Rule, navigation
from hamrong.kernel.work.interface import open_by_agency

TITLES = [
    (events.ReorganisationBegun, _("Bắt đầu thực hiện sắp xếp: %(basis)s"), "play"),
    (events.ReorganisationFinished, _("Đã chuyển giao xong"), "check"),
    (events.HeirsDecided, _("Quyết định cơ quan kế tục cho %(count)s việc"), "split"),
    (events.VillageAssigned, _("%(village)s thuộc %(heir)s"), "map-pin"),
    (events.VillageReleased, _("Bỏ quy tắc cho %(village)s"), "map-pin-off"),
]


def register() -> None:
    """Announce facts, register what this context moves, add the page; called once at start."""
    for event, title, icon in TITLES:
        announce(event, title=title, audience=Audience.STAFF, icon=icon)
    mover(
        Mover(
            name="posts",
            label=_("Chức vụ"),
            order=10,
            count=count_posts,
            some=some_posts,
            move=move_post,
            things=posts_to_decide,
        )
    )
    mover(
        Mover(
            name="work",
            label=_("Việc chờ"),
            order=90,
            count=open_by_agency,
            some=some_matters,
            move=move_items,
        )
    )
    navigation(
        area="desk",
        label=_("Sắp xếp đơn vị"),
        url_name="reorganisation:list",
        icon="git-merge",
        order=85,
        rules=(Rule.ADMINISTRATOR,),
    )
