"""A target of a draft, as a form."""

from collections.abc import Collection, Iterable
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hamrong.governance.plan.forms.drafting import DraftForm, place_field, text_area
from hamrong.governance.plan.rules.edition import Content
from hamrong.governance.plan.rules.target import TargetKind
from hamrong.kernel.ui.interface import DayField

LEVELS: Final = [
    ("province", _("Cấp tỉnh")),
    ("district", _("Cấp huyện")),
    ("commune", _("Cấp xã")),
]
_FIRST_YEAR, _LAST_YEAR = 1990, 2100


class PercentField(forms.DecimalField):
    """A share of a hundred, with a comma or a point."""

    def __init__(self, **more: Any) -> None:
        super().__init__(
            min_value=0,
            max_value=100,
            max_digits=5,
            decimal_places=2,
            required=False,
            widget=forms.TextInput(attrs={"inputmode": "decimal"}),
            **more,
        )

    def prepare_value(self, value: Any) -> Any:
        """Show it with a comma."""
        return str(value).replace(".", ",") if isinstance(value, int | float) else value

    def to_python(self, value: Any) -> Any:
        """Read it, with a comma or a point."""
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)


class TargetForm(DraftForm):
    """What a target says."""

    key = forms.RegexField(
        r"^[0-9a-z]+(\.[0-9a-z]+)*$",
        label=_("Mã chỉ tiêu"),
        help_text=_("Ví dụ 2.1.k: chữ thường không dấu và số, ngăn bằng dấu chấm."),
        error_messages={"invalid": _("Mã chỉ có chữ thường không dấu, số và dấu chấm.")},
        max_length=20,
    )
    text = text_area(_("Nội dung"), 1000)
    place = place_field()
    first_year = forms.IntegerField(label=_("Từ năm"), min_value=_FIRST_YEAR, max_value=_LAST_YEAR)
    last_year = forms.IntegerField(label=_("Đến năm"), min_value=_FIRST_YEAR, max_value=_LAST_YEAR)
    due = DayField(
        label=_("Phải đạt trước ngày"),
        help_text=_("Bỏ trống nếu là ngày cuối của năm cuối."),
        required=False,
    )
    kind = forms.ChoiceField(
        label=_("Loại"),
        choices=[
            (TargetKind.MILESTONE, _("Mốc – hoàn thành hay chưa")),
            (TargetKind.PERCENT, _("Tỷ lệ – đo bằng phần trăm")),
        ],
        widget=forms.RadioSelect,
    )
    at_least = PercentField(
        label=_("Mức tối thiểu (%)"), help_text=_("Chỉ với loại tỷ lệ. Ví dụ 20 hoặc 99,5.")
    )
    at_most = PercentField(
        label=_("Mức tối đa (%)"), help_text=_("Khi kế hoạch nêu một khoảng, ví dụ 20–30.")
    )
    measure = forms.ChoiceField(
        label=_("Cách đo"),
        help_text=_("Chỉ với loại tỷ lệ. Số liệu đo từ hồ sơ của các hệ thống, hoặc do kê khai."),
        required=False,
    )
    scope = forms.MultipleChoiceField(
        label=_("Phạm vi"),
        help_text=_("Không chọn cấp nào là toàn tỉnh."),
        choices=LEVELS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    doubt = text_area(
        _("Chưa chắc chắn"),
        300,
        required=False,
        hint=_("Điều cần hỏi lại khi đối chiếu với văn bản; không in ra."),
    )

    def __init__(
        self,
        *args: Any,
        measures: Iterable[tuple[str, str]],
        old: Content | None,
        taken: Collection[str],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self._taken, self._old = taken, old
        choices = [("", _now("Không đo")), *measures]
        known = {name for name, _words in choices}
        if old and old.get("measure", "") not in known:
            choices.append((old["measure"], old["measure"]))
        chosen = self.fields["measure"]
        if isinstance(chosen, forms.ChoiceField):
            chosen.choices = choices
        if old is not None:
            del self.fields["key"]

    def clean_key(self) -> str:
        """Return the key of a new target.

        Raises:
            ValidationError: another target has it or once had it.
        """
        key = str(self.cleaned_data["key"])
        if key in self._taken:
            raise forms.ValidationError(
                _now("Mã này đã dùng cho chỉ tiêu khác của kế hoạch; đặt mã khác.")
            )
        return key

    def target(self) -> dict[str, Any]:
        """Return the target. A milestone has no threshold and no measure."""
        said = self.cleaned_data
        made: dict[str, Any] = {
            "key": self._old["key"] if self._old else said["key"],
            "years": [said["first_year"], said["last_year"]],
            "kind": said["kind"],
        }
        if said["kind"] == TargetKind.PERCENT:
            made["at_least"] = _plain(said["at_least"])
            made["at_most"] = _plain(said["at_most"])
            made["measure"] = said["measure"]
        made["scope"] = said["scope"]
        made["due"] = said["due"].isoformat() if said["due"] else ""
        return {**made, "text": said["text"], "doubt": said["doubt"]}


def _plain(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)


def initial_target(target: Content) -> dict[str, Any]:
    """Return a target as the form shows it."""
    names = ("text", "kind", "at_least", "at_most", "measure", "scope", "due", "doubt")
    said = {name: target[name] for name in names if name in target}
    return {**said, "first_year": target["years"][0], "last_year": target["years"][1]}
