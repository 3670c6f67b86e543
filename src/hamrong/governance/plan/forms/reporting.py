"""What an agency reports of its part, as a form."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hamrong.governance.plan.rules.evidence import MOST, Shown, shown_in
from hamrong.governance.plan.rules.state import State, fault_of
from hamrong.kernel.ui.interface import FilesField

_LONG, _REASON = 4000, 1000
DOSSIER_PAGE = "/lam-viec/ho-so/%s/"


def _area(label: Any, *, hint: Any = "", rows: int = 3, most: int = _LONG) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=most,
        required=False,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class ProgressForm(forms.Form):
    """How far, why, what came of it, and what shows it."""

    state = forms.ChoiceField(label=_("Trạng thái"), widget=forms.RadioSelect)
    percent = forms.IntegerField(
        label=_("Tỷ lệ hoàn thành (%)"), min_value=0, max_value=100, help_text=_("Từ 0 đến 100.")
    )
    reason = _area(
        _("Vì sao là tỷ lệ này?"),
        hint=_("Ví dụ: đã xong 3 trong 5 việc."),
        rows=2,
        most=_REASON,
    )
    result = _area(_("Kết quả đã đạt được"), hint=_("Đã làm gì, cho ai, từ ngày nào."))
    difficulties = _area(_("Khó khăn, vướng mắc"))
    proposals = _area(_("Đề xuất, kiến nghị"))
    file = FilesField(help_text=_("PDF, ảnh, Word hoặc Excel, mỗi tệp không quá 20 MB."))
    addresses = _area(
        _("Văn bản, hồ sơ trên mạng"),
        hint=_(
            "Mỗi dòng một địa chỉ hoặc một mã hồ sơ; có thể ghi tên trước, "
            "ví dụ: Quyết định 12/QĐ-UBND https://thanhhoa.gov.vn/…"
        ),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, states: Iterable[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        chosen = self.fields["state"]
        if isinstance(chosen, forms.ChoiceField):
            chosen.choices = list(states)

    def clean_addresses(self) -> tuple[Shown, ...]:
        """Return the addresses.

        Raises:
            ValidationError: a line has none, or there are too many.
        """
        shown, strange = shown_in(self.cleaned_data["addresses"], dossier_page=DOSSIER_PAGE)
        if strange:
            told = _now("Dòng này không có địa chỉ hay mã hồ sơ ở cuối: %(line)s.")
            raise forms.ValidationError(told % {"line": strange[0][:80]})
        if len(shown) > MOST:
            raise forms.ValidationError(_now("Ghi nhiều nhất 20 dòng."))
        return shown

    def clean(self) -> None:
        """Tell where state and percentage do not fit."""
        state, percent = self.cleaned_data.get("state"), self.cleaned_data.get("percent")
        if state and percent is not None and (fault := fault_of(State(state), percent)):
            self.add_error("percent", fault)
