"""What an agency declares of a target, as a form."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hamrong.foundation.directory.interface import AgencyView
from hamrong.governance.plan.rules.declaring import Asks
from hamrong.governance.plan.rules.quarter import Quarter
from hamrong.governance.plan.rules.target import Share

_MOST = 10_000_000_000
_LONG = 1000


class DeclarationForm(forms.Form):
    """For whom and when, how much, on what basis; judged by the action."""

    agency = forms.ChoiceField(label=_("Kê khai cho"), widget=forms.RadioSelect)
    quarter = forms.ChoiceField(label=_("Quý báo cáo"), widget=forms.RadioSelect)
    reached = forms.ChoiceField(
        label=_("Đã hoàn thành chưa?"),
        choices=[("1", _("Đã hoàn thành")), ("0", _("Chưa hoàn thành"))],
        widget=forms.RadioSelect,
    )
    numerator = forms.IntegerField(label=_("Tử số"), min_value=0, max_value=_MOST)
    denominator = forms.IntegerField(label=_("Mẫu số"), min_value=0, max_value=_MOST)
    basis = forms.CharField(
        label=_("Căn cứ"),
        help_text=_(
            "Số liệu lấy ở đâu, đến ngày nào; ví dụ: báo cáo số 12/BC-STP ngày 05/03/2024."
        ),
        max_length=_LONG,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    file = forms.FileField(
        label=_("Tệp minh chứng"),
        help_text=_("PDF, ảnh, Word hoặc Excel, không quá 20 MB."),
        required=False,
    )
    kept = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        asks: Asks,
        agencies: Iterable[AgencyView],
        quarters: Iterable[tuple[Quarter, str]],
        counted: str = "",
        of: str = "",
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self._asks = asks
        given = [(str(agency.id), agency.name) for agency in agencies]
        self._choose("agency", given)
        self._choose("quarter", [(quarter.code, words) for quarter, words in quarters])
        unused = {
            Asks.MILESTONE: ("numerator", "denominator"),
            Asks.SHARE: ("reached",),
            Asks.OUTSIDE: ("reached", "numerator"),
        }
        for name in unused[asks]:
            del self.fields[name]
        if asks is Asks.SHARE:
            self.fields["numerator"].help_text = counted
            self.fields["denominator"].help_text = of
        if asks is Asks.OUTSIDE:
            self.fields["denominator"].label = _("Số hồ sơ đã nhận ngoài hệ thống trong quý")

    def share(self) -> Share:
        """Return what the valid form says."""
        said = self.cleaned_data
        if self._asks is Asks.MILESTONE:
            return Share(int(said["reached"]), 1)
        return Share(said.get("numerator", 0), said["denominator"])

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices
        field.initial = choices[0][0] if choices else None
