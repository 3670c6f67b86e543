"""How a plan reads to the public."""

from typing import Final

from django.template import Library
from django.utils.translation import gettext_lazy as _

from hamrong.governance.plan.queries.published import Stage

register = Library()

_STAGES: Final = {
    Stage.LATE: (_("Quá hạn"), "danger"),
    Stage.WAITING: (_("Chờ điều kiện"), "neutral"),
    Stage.NOT_BEGUN: (_("Chưa bắt đầu"), "neutral"),
    Stage.UNDER_WAY: (_("Đang thực hiện"), "info"),
    Stage.DONE: (_("Đã hoàn thành"), "success"),
}


@register.filter
def stage_words(stage: str) -> str:
    """Return what a stage says."""
    return str(_STAGES[Stage(stage)][0])


@register.filter
def stage_kind(stage: str) -> str:
    """Return the kind of tag a stage is shown as."""
    return _STAGES[Stage(stage)][1]
