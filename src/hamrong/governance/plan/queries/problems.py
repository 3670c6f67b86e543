"""What is wrong in a plan's content, in the words of the officials who write it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hamrong.foundation.directory import interface as directory
from hamrong.governance.plan.queries.measures import MEASURES
from hamrong.governance.plan.rules.edition import Content
from hamrong.governance.plan.rules.schema import DRAFT
from hamrong.governance.plan.rules.soundness import Code, Path, Trouble, troubles
from hamrong.kernel.pack.interface import Misfit, misfits

_TOLD: Final = {
    Code.TASK_TWICE: _("Số %(name)s có hai nhiệm vụ; mỗi nhiệm vụ một số."),
    Code.TARGET_TWICE: _("Mã %(name)s có hai chỉ tiêu; mỗi chỉ tiêu một mã."),
    Code.SECTION_TWICE: _("Có hai nhóm nhiệm vụ %(name)s; đặt lại số cho một nhóm."),
    Code.NO_KEEPER: _("Không có cơ quan “%(name)s”; chọn cơ quan thường trực khác."),
    Code.NO_PARTY: _("Không có cơ quan “%(name)s”; chọn tên trong danh sách, hoặc xóa tên này."),
    Code.NO_DUE: _("Không hiểu thời hạn “%(name)s”; chọn loại thời hạn rồi ghi lại."),
    Code.NO_MEASURE: _("Không có cách đo “%(name)s”; chọn trong danh sách."),
    Code.SHARE_INCOMPLETE: _("Chỉ tiêu theo tỷ lệ cần mức tối thiểu và cách đo."),
    Code.BOUNDS_CROSSED: _("Mức tối đa nhỏ hơn mức tối thiểu; sửa một trong hai."),
    Code.YEARS_BACKWARDS: _("Năm cuối trước năm đầu; sửa giai đoạn."),
    Code.PERIOD_BACKWARDS: _("Kế hoạch kết thúc trước khi bắt đầu; sửa thời gian thực hiện."),
    Code.REPORT_DAYS_CROSSED: _("Ngày chốt, ngày cơ quan và ngày tỉnh báo cáo phải lần lượt."),
    Code.EMPTY: _("Kế hoạch chưa có nhiệm vụ hay chỉ tiêu nào; hãy thêm."),
}
_NOW_CALLED: Final = _("“%(name)s” không còn; nay là %(now)s. Chọn tên mới.")
# What a schema finds, by its keyword; anything else is WRITTEN.
_WRITTEN: Final = _("“%(found)s” viết chưa đúng; xem ví dụ bên ô rồi ghi lại.")
_MISFITS: Final = {
    "required": _("Còn thiếu: %(names)s."),
    "additionalProperties": _("Không dùng được ở đây: %(names)s; hãy xóa."),
    "type": _("“%(found)s” không đúng loại (chữ, số hay danh sách)."),
    "minLength": _("Còn để trống; hãy điền."),
    "minItems": _("Còn để trống; hãy điền."),
    "maxLength": _("Dài quá %(wanted)s chữ; hãy viết ngắn lại."),
    "uniqueItems": _("Có mục ghi hai lần; hãy xóa một."),
    "minimum": _("%(found)s nhỏ quá; nhỏ nhất là %(wanted)s."),
    "maximum": _("%(found)s lớn quá; lớn nhất là %(wanted)s."),
}
_SHORT = 60


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: its code, what to do, and where.

    `what` is "task", "target", "section" or "plan", `key` what names it, `field` the field there.
    """

    code: str
    text: str
    what: str
    key: str
    field: str
    path: Path


def problems(content: Content) -> tuple[Problem, ...]:
    """Return everything that is wrong in a draft's content, in its order. At most five queries."""
    if found := misfits(content, DRAFT):
        return tuple(_of_misfit(content, one) for one in found)
    names = {agency.short_name for agency in directory.agencies_by_rank()}
    wrong = troubles(content, names, MEASURES)
    strange = any(one.code in {Code.NO_KEEPER, Code.NO_PARTY} for one in wrong)
    heirs = _heirs() if strange else {}
    return tuple(_of_trouble(content, one, heirs) for one in wrong)


def _heirs() -> dict[str, str]:
    """Return, for the short names of agencies that have ended, what is there now."""
    ended = directory.succeeded(directory.organisation_date())
    return {
        one.old.short_name: ", ".join(heir.short_name for heir in one.heirs[:3])
        for one in ended.values()
        if one.heirs
    }


def _of_trouble(content: Content, one: Trouble, heirs: Mapping[str, str]) -> Problem:
    name = one.values.get("name", "")
    is_ended = one.code in {Code.NO_KEEPER, Code.NO_PARTY} and name in heirs
    told = _NOW_CALLED if is_ended else _TOLD[one.code]
    text = str(told) % {"name": name, "now": heirs.get(name, "")}
    return Problem(one.code, text, *_place(content, one.path), one.path)


def _of_misfit(content: Content, one: Misfit) -> Problem:
    told = _MISFITS.get(one.rule, _WRITTEN)
    found = str(one.found)
    values = {
        "names": ", ".join(one.names),
        "wanted": one.wanted,
        "found": found if len(found) <= _SHORT else f"{found[:_SHORT]}…",
    }
    path: Path = (*one.path, *one.names[:1])
    return Problem(f"schema_{one.rule}", str(told) % values, *_place(content, path), path)


def _place(content: Content, path: Path) -> tuple[str, str, str]:
    """Return what a path leads to, what names it, and the field there."""
    match path:
        case ("sections", int(place), "tasks", int(row), *rest):
            task = content["sections"][place]["tasks"][row]
            return "task", str(_named(task, "number")), _field(rest)
        case ("sections", int(place), *rest):
            return "section", str(_named(content["sections"][place], "id")), _field(rest)
        case ("targets", int(place), *rest):
            return "target", str(_named(content["targets"][place], "key")), _field(rest)
        case _:
            return "plan", "", _field(path)


def _named(item: Any, name: str) -> Any:
    return item.get(name, "") if isinstance(item, Mapping) else ""


def _field(rest: Any) -> str:
    return str(rest[0]) if rest else ""


def where_words(problem: Problem) -> str:
    """Return where something is wrong: "Nhiệm vụ 5"."""
    words = {
        "task": _now("Nhiệm vụ %(key)s"),
        "target": _now("Chỉ tiêu %(key)s"),
        "section": _now("Nhóm nhiệm vụ %(key)s"),
    }
    return words.get(problem.what, _now("Thông tin chung")) % {"key": problem.key}
