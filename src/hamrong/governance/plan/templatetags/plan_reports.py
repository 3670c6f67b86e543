"""How reports and their states read."""

from typing import Final

from django.template import Library
from django.utils.translation import gettext_lazy as _

from hamrong.governance.plan.models import ReportState

register = Library()

_STATES: Final = {
    ReportState.DRAFT.value: (_("Chưa gửi"), "neutral"),
    ReportState.SENT.value: (_("Đã gửi"), "info"),
    ReportState.RETURNED.value: (_("Bị trả lại"), "warning"),
    ReportState.ACCEPTED.value: (_("Đã chấp nhận"), "success"),
}
_FILTERS: Final = {"waiting": _("Chưa gửi"), "late": _("Trễ hạn")}


@register.filter
def report_words(state: str) -> str:
    """Return what a report's state, or a filter of reports, says."""
    return str(_FILTERS[state] if state in _FILTERS else _STATES[state][0])


@register.filter
def report_kind(state: str) -> str:
    """Return the kind of tag a report's state is shown as."""
    return _STATES[state][1]
