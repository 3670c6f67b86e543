"""What a plan says as a whole, its sections and its beginning, as forms."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hamrong.governance.plan.forms.drafting import DraftForm, LinesField, place_field, text_area
from hamrong.governance.plan.rules.edition import Content
from hamrong.kernel.ui.interface import DayField

_PARTIES: Final = {"list": "party-names", "autocomplete": "off"}
GROUP_FIELDS: Final = {
    "departments": _("Nhóm gồm mọi sở, ban, ngành"),
    "districts": _("Nhóm gồm mọi UBND cấp huyện"),
    "communes": _("Nhóm gồm mọi UBND cấp xã"),
    "chosen": _("Nhóm do cơ quan thường trực chọn"),
}


def _day_of_month(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=1, max_value=28)


class FrameForm(DraftForm):
    """Title, keeper, time, reports, and the names by which tasks call whole groups."""

    title = text_area(_("Tên kế hoạch"), 500)
    keeper = forms.CharField(
        label=_("Cơ quan thường trực"),
        help_text=_("Cơ quan tổng hợp và báo cáo; chọn trong danh sách khi gõ."),
        max_length=200,
        widget=forms.TextInput(attrs=_PARTIES),
    )
    begins = DayField(label=_("Thực hiện từ ngày"))
    ends = DayField(label=_("Đến ngày"))
    legal_basis = LinesField(label=_("Căn cứ"), help_text=_("Mỗi dòng một văn bản."), most=500)
    close_day = _day_of_month(_("Ngày chốt số liệu trong tháng cuối quý"))
    agency_day = _day_of_month(_("Ngày các cơ quan gửi báo cáo"))
    province_day = _day_of_month(_("Ngày tỉnh gửi báo cáo"))
    to = LinesField(label=_("Nơi nhận báo cáo của tỉnh"), help_text=_("Mỗi dòng một nơi."))
    departments = LinesField(
        label=GROUP_FIELDS["departments"], help_text=_("Mỗi dòng một tên gọi dùng trong nhiệm vụ.")
    )
    districts = LinesField(label=GROUP_FIELDS["districts"])
    communes = LinesField(label=GROUP_FIELDS["communes"])
    chosen = LinesField(label=GROUP_FIELDS["chosen"])
    not_in_groups = LinesField(
        label=_("Cơ quan không thuộc nhóm nào"), help_text=_("Mỗi dòng một cơ quan.")
    )
    partners = LinesField(
        label=_("Đơn vị ngoài hệ thống"),
        help_text=_("Mỗi dòng một đơn vị; cơ quan thường trực báo cáo thay."),
    )

    def clean(self) -> None:
        """Tell where one name stands for two groups."""
        seen: set[str] = set()
        for kind in GROUP_FIELDS:
            for name in self.cleaned_data.get(kind, ()):
                if name in seen:
                    told = _now("“%(name)s” đã là tên của một nhóm khác.") % {"name": name}
                    self.add_error(kind, told)
                seen.add(name)

    def frame(self, old: Content) -> dict[str, Any]:
        """Return what the plan says as a whole; recipients keep what else is known of them."""
        said = self.cleaned_data
        days = {name: said[name] for name in ("close_day", "agency_day", "province_day")}
        known = old.get("reporting", {})
        to = _recipients(known.get("to", []), said["to"])
        kept = {name: value for name, value in known.items() if name != "to"}
        return {
            "title": said["title"],
            "period": {"from": said["begins"].isoformat(), "to": said["ends"].isoformat()},
            "keeper": said["keeper"].strip(),
            "legal_basis": said["legal_basis"],
            "reporting": {**kept, **days, **({"to": to} if to else {})},
            "groups": {name: kind for kind in GROUP_FIELDS for name in said[kind]},
            "not_in_groups": said["not_in_groups"],
            "partners": said["partners"],
        }


def _recipients(known: Iterable[Any], names: Iterable[str]) -> list[Any]:
    by_name = {_name(one): one for one in known}
    return [by_name.get(name, name) for name in names]


def _name(recipient: Any) -> str:
    return str(recipient["name"]) if isinstance(recipient, dict) else str(recipient)


def initial_frame(content: Content) -> dict[str, Any]:
    """Return what the plan says as a whole, as the form shows it."""
    groups: dict[str, list[str]] = {kind: [] for kind in GROUP_FIELDS}
    for name, kind in content.get("groups", {}).items():
        groups[kind].append(name)
    reporting = content["reporting"]
    lists = ("legal_basis", "not_in_groups", "partners")
    return {
        "title": content["title"],
        "keeper": content["keeper"],
        "begins": date.fromisoformat(content["period"]["from"]),
        "ends": date.fromisoformat(content["period"]["to"]),
        **{name: reporting[name] for name in ("close_day", "agency_day", "province_day")},
        "to": [_name(one) for one in reporting.get("to", [])],
        **groups,
        **{name: content.get(name, []) for name in lists},
    }


class SectionForm(DraftForm):
    """A section: its number in the plan, its title, its place."""

    id = forms.CharField(
        label=_("Số của nhóm"), help_text=_("Như trong kế hoạch, ví dụ I hoặc 2."), max_length=20
    )
    title = text_area(_("Tên nhóm nhiệm vụ"), 500)
    place = place_field()

    def __init__(self, *args: Any, taken: Collection[str], **more: Any) -> None:
        super().__init__(*args, **more)
        self._taken = taken

    def clean_id(self) -> str:
        """Return the id.

        Raises:
            ValidationError: another section has it, or it cannot stand in an address.
        """
        given = str(self.cleaned_data["id"]).strip()
        if given in self._taken:
            raise forms.ValidationError(_now("Đã có nhóm mang số này; đặt số khác."))
        if "/" in given:
            raise forms.ValidationError(_now("Số của nhóm không có dấu gạch chéo."))
        return given


class NewPlanForm(forms.Form):
    """What a new plan begins with."""

    title = text_area(_("Tên kế hoạch"), 500)
    key = forms.RegexField(
        r"^[a-z0-9]+(-[a-z0-9]+)*$",
        label=_("Tên trên địa chỉ trang"),
        help_text=_("Chữ thường không dấu, số và gạch nối, ví dụ chuyen-doi-so-2026."),
        error_messages={"invalid": _("Chỉ dùng chữ thường không dấu, số và gạch nối.")},
        max_length=80,
    )
    keeper = forms.ChoiceField(label=_("Cơ quan thường trực"), widget=forms.RadioSelect)
    begins = DayField(label=_("Thực hiện từ ngày"))
    ends = DayField(label=_("Đến ngày"))

    def __init__(self, *args: Any, keepers: Iterable[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["keeper"]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(keepers)
            field.initial = field.choices[0][0]
