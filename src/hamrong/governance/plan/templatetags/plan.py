"""How signs, states and capacities of a plan's parts read."""

from typing import Final

from django.template import Library
from django.utils.translation import gettext_lazy as _

from hamrong.governance.plan.rules.edition import ChangeKind
from hamrong.governance.plan.rules.state import Part, Sign, State

register = Library()

SIGNS: Final = {
    Sign.OVERDUE: (_("Quá hạn"), "danger"),
    Sign.STALLED: (_("Lâu không báo cáo"), "warning"),
    Sign.UNTOUCHED: (_("Chưa ai động đến"), "warning"),
    Sign.WAITING: (_("Chờ điều kiện"), "neutral"),
    Sign.DUE_SOON: (_("Sắp đến hạn"), "info"),
    Sign.GOING_WELL: (_("Đang thực hiện"), "info"),
    Sign.DONE: (_("Đã hoàn thành"), "success"),
}
_STATES: Final = {
    State.NOT_BEGUN: _("Chưa bắt đầu"),
    State.UNDER_WAY: _("Đang thực hiện"),
    State.DONE: _("Đã hoàn thành"),
    State.STOPPED: _("Tạm dừng"),
}
_PARTS: Final = {Part.LEAD: _("Chủ trì"), Part.WITH: _("Phối hợp")}
_CHANGES: Final = {
    ChangeKind.ADDED: (_("Thêm"), "success"),
    ChangeKind.ENDED: (_("Bỏ"), "danger"),
    ChangeKind.CHANGED: (_("Đổi"), "info"),
}
_FIELDS: Final = {
    "title": _("Tên"),
    "text": _("Nội dung"),
    "lead": _("Cơ quan chủ trì"),
    "with": _("Cơ quan phối hợp"),
    "due": _("Thời hạn"),
    "section": _("Nhóm nhiệm vụ"),
    "note": _("Ghi chú"),
    "at_least": _("Mức tối thiểu (%)"),
    "at_most": _("Mức tối đa (%)"),
    "measure": _("Cách đo"),
    "scope": _("Phạm vi"),
    "years": _("Giai đoạn"),
    "kind": _("Loại"),
    "keeper": _("Cơ quan thường trực"),
    "period": _("Thời gian thực hiện"),
    "reporting": _("Lịch báo cáo"),
    "legal_basis": _("Căn cứ"),
    "groups": _("Nhóm cơ quan"),
    "partners": _("Đơn vị ngoài hệ thống"),
    "not_in_groups": _("Không thuộc nhóm nào"),
    "sections": _("Nhóm nhiệm vụ"),
    "targets": _("Chỉ tiêu"),
    "number": _("Số"),
    "id": _("Số của nhóm"),
    "key": _("Mã"),
    "doubt": _("Chưa chắc chắn"),
}


@register.filter
def sign_words(sign: str) -> str:
    """Return what a sign says."""
    return str(SIGNS[Sign(sign)][0])


@register.filter
def sign_kind(sign: str) -> str:
    """Return the kind of tag a sign is shown as."""
    return SIGNS[Sign(sign)][1]


@register.filter
def state_words(state: str) -> str:
    """Return what a state says."""
    return str(_STATES[State(state)])


@register.filter
def part_words(part: str) -> str:
    """Return the capacity in which an agency carries a task."""
    return str(_PARTS[Part(part)])


@register.filter
def change_words(kind: str) -> str:
    """Return what a change is."""
    return str(_CHANGES[ChangeKind(kind)][0])


@register.filter
def change_kind(kind: str) -> str:
    """Return the kind of tag a change is shown as."""
    return _CHANGES[ChangeKind(kind)][1]


@register.filter
def field_words(name: str) -> str:
    """Return what a field of a plan is called."""
    return str(_FIELDS.get(name, name))


@register.filter
def as_text(value: object) -> str:
    """Return a value of a plan's content as a reader would write it."""
    if isinstance(value, dict):
        return ", ".join(f"{key}: {as_text(inner)}" for key, inner in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(as_text, value))
    return "" if value is None else str(value)
