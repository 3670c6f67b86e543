"""What an official types beside an action."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hamrong.kernel.ui.interface import DayField, FilesField
from hamrong.service.dossiers.rules import Answer, NewDateKind

LONG = 4_000
SHORT = 200


_TEXTS = {
    "reason": (_("Lý do"), _("Người nộp đọc được nội dung này. Ghi đầy đủ, dễ hiểu."), True),
    "round_reason": (
        _("Vì sao chưa yêu cầu ngay từ lần đầu"),
        _("Luật chỉ cho yêu cầu một lần; từ lần thứ hai phải có lý do."),
        True,
    ),
    "proof": (
        _("Chứng từ nộp tiền"),
        _("Số, ngày, nơi lập chứng từ; ví dụ: Giấy nộp tiền số 0012 ngày 05/03/2024."),
        True,
    ),
    "no_date_reason": (
        _("Lý do không hẹn ngày"),
        _("Chỉ ghi khi chưa thể hẹn ngày. Lý do được in trên giấy tiếp nhận."),
        False,
    ),
    "note": (_("Ghi chú"), _("Chỉ đồng nghiệp đọc được."), False),
}


_DAYS = {
    "due_on": (
        _("Ngày hẹn trả kết quả"),
        _("Thủ tục này không có thời hạn chung. Ví dụ 05/03/2024."),
    ),
    "answer_by": (
        _("Bổ sung trước hết ngày"),
        _("Để trống nếu không hạn ngày. Ví dụ 05/03/2024; ngày này được in trên phiếu."),
    ),
}


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
    if name in _DAYS:
        label, help_text = _DAYS[name]
        return DayField(label=label, help_text=help_text, required=False)
    label, help_text, required = _TEXTS[name]
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
        missing: Sequence[str] = (),
    ) -> None:
        super().__init__(data, initial={"documents": list(missing)})  # type: ignore[arg-type]
        for name in inputs:
            self.fields[name] = _field(name, documents)


class DraftForm(forms.Form):
    """The draft of the result."""

    revision = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)
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


class NewDateForm(forms.Form):
    """The wish for another appointed day."""

    kind = forms.ChoiceField(
        label=_("Bạn đề nghị"),
        choices=[
            (NewDateKind.EXTENSION.value, _("Gia hạn, vì cần thêm thời gian theo quy định")),
            (NewDateKind.CHANGE.value, _("Hẹn lại, vì không trả được đúng hẹn")),
        ],
        widget=forms.RadioSelect,
    )
    day = DayField(
        label=_("Ngày hẹn mới"),
        help_text=_("Ví dụ 05/03/2024. Giờ hẹn là cuối buổi làm việc của ngày đó."),
    )
    reason = forms.CharField(
        label=_("Lý do"),
        help_text=_("Được in trên phiếu gửi người nộp. Ghi đầy đủ, dễ hiểu."),
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class DecisionForm(forms.Form):
    """What the second person says about a wish."""

    note = forms.CharField(
        label=_("Ý kiến"),
        help_text=_("Bắt buộc khi không đồng ý."),
        max_length=LONG,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReasonForm(forms.Form):
    """Why something goes back; only colleagues read it."""

    visit = forms.UUIDField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Lý do"),
        help_text=_("Chỉ đồng nghiệp đọc được."),
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class GiveBackForm(ReasonForm):
    """To which earlier step, and why."""

    def __init__(self, steps: Sequence[tuple[str, str]], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["step"] = forms.ChoiceField(
            label=_("Trả lại bước"), choices=steps, widget=forms.RadioSelect
        )
        self.order_fields(["step", "reason"])


class DeliveryForm(forms.Form):
    """How a letter reached the applicant."""

    how = forms.CharField(
        label=_("Đã báo cho người nộp bằng cách nào"),
        help_text=_("Ví dụ: đưa thư tại quầy ngày 05/03/2024; gọi điện cho người nhà."),
        max_length=SHORT,
    )


class OpinionForm(forms.Form):
    """What others are asked, and by when."""

    question = forms.CharField(
        label=_("Nội dung cần lấy ý kiến"),
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    day = DayField(label=_("Cần trả lời trước ngày"))
    file = FilesField(help_text=_("PDF, ảnh, Word hoặc Excel; cơ quan được hỏi đọc được."))


class AnswerForm(forms.Form):
    """The opinion of whoever was asked."""

    answer = forms.ChoiceField(
        label=_("Ý kiến"),
        choices=[
            (Answer.AGREES.value, _("Đồng ý")),
            (Answer.DISAGREES.value, _("Không đồng ý")),
            (Answer.OTHER.value, _("Ý kiến khác")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    text = forms.CharField(
        label=_("Nội dung"),
        max_length=LONG,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    file = FilesField(help_text=_("PDF, ảnh, Word hoặc Excel; cơ quan hỏi đọc được."))


class ProposalForm(forms.Form):
    """Why a dossier is to be stopped or taken up again, and by which article."""

    reason = forms.CharField(
        label=_("Lý do"),
        help_text=_("Người nộp đọc được nội dung này. Ghi đầy đủ, dễ hiểu."),
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    basis = forms.CharField(
        label=_("Căn cứ"),
        help_text=_("Điều, khoản, văn bản; ví dụ: Điều 19 Nghị định 61/2018/NĐ-CP."),
        max_length=300,
    )


class RevocationForm(forms.Form):
    """The decision by which a result is revoked."""

    decision = forms.CharField(
        label=_("Quyết định"),
        help_text=_("Số, ngày, ví dụ: Quyết định số 12/QĐ-UBND ngày 05/03/2024."),
        max_length=SHORT,
    )
    reason = forms.CharField(
        label=_("Lý do"),
        help_text=_("Người nộp đọc được nội dung này. Ghi đầy đủ, dễ hiểu."),
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class NoteForm(forms.Form):
    """A note for colleagues."""

    text = forms.CharField(
        label=_("Ghi chú"),
        help_text=_("Chỉ đồng nghiệp đọc được; không sửa, không xóa được sau khi lưu."),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class CorrectionForm(forms.Form):
    """A corrected result, and why."""

    content = forms.CharField(
        label=_("Nội dung kết quả"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    reason = forms.CharField(
        label=_("Lý do đính chính"),
        help_text=_("Người nộp và người kiểm tra giấy cũ đọc được nội dung này."),
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
