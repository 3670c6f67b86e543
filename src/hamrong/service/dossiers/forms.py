"""What an official types beside an action."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LONG = 4_000
SHORT = 200


def _field(name: str, documents: Sequence[tuple[str, str]]) -> forms.Field:
    if name == "documents":
        return forms.MultipleChoiceField(
            label=_("Giấy tờ cần bổ sung"),
            help_text=_("Chỉ chọn trong thành phần hồ sơ đã công bố."),
            choices=documents,
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )
    if name == "receiver":
        return forms.CharField(
            label=_("Người nhận hoặc cách trả"),
            help_text=_("Ví dụ: Nguyễn Văn An nhận tại quầy; Nhận trực tuyến."),
            max_length=SHORT,
        )
    labels = {
        "reason": (_("Lý do"), _("Người nộp đọc được nội dung này. Ghi đầy đủ, dễ hiểu."), True),
        "round_reason": (
            _("Vì sao chưa yêu cầu ngay từ lần đầu"),
            _("Luật chỉ cho yêu cầu một lần; từ lần thứ hai phải có lý do."),
            True,
        ),
        "note": (_("Ghi chú"), _("Chỉ đồng nghiệp đọc được."), False),
    }
    label, help_text, required = labels[name]
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=LONG,
        required=required,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ActionForm(forms.Form):
    """The inputs one action of the process asks for."""

    def __init__(
        self,
        data: object = None,
        *,
        inputs: Sequence[str],
        documents: Sequence[tuple[str, str]],
    ) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        for name in inputs:
            self.fields[name] = _field(name, documents)


class DraftForm(forms.Form):
    """The draft of the result."""

    seen = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)
    content = forms.CharField(
        label=_("Nội dung kết quả"),
        help_text=_("Phần này được in trên kết quả, sau thông tin của người nộp."),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 10}),
    )


class TransferForm(forms.Form):
    """To which agency a dossier goes, and why; with the agencies the page showed."""

    receiving = forms.UUIDField(widget=forms.HiddenInput)
    authority = forms.UUIDField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Lý do"),
        help_text=_("Người nộp đọc được nội dung này. Ghi đầy đủ, dễ hiểu."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(
        self,
        agencies: Sequence[tuple[str, str]],
        data: Mapping[str, Any] | None = None,
        *,
        initial: Mapping[str, Any],
    ) -> None:
        super().__init__(data, initial=dict(initial))
        self.fields["agency"] = forms.ChoiceField(
            label=_("Cơ quan có thẩm quyền"), choices=agencies, widget=forms.RadioSelect
        )
        self.order_fields(["agency", "reason"])
