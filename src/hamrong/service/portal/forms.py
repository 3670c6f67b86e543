"""What people say of a paper they give, and of how their dossier was handled."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hamrong.kernel.language.interface import told_plain
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.repository import interface as repository

WRONG_DAY = _("Nhập ngày theo dạng ngày/tháng/năm, ví dụ 05/03/2024.")
DAY_FORMATS = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]
_DAY = {"inputmode": "numeric", "autocomplete": "off"}


class GiveForm(forms.Form):
    """A paper its owner puts into the store."""

    kind_code = forms.ChoiceField(
        label=_("Loại giấy tờ"),
        error_messages={"invalid_choice": _("Hãy chọn loại giấy tờ trong danh sách.")},
    )
    number = forms.CharField(
        label=_("Số của giấy"), help_text=_("Như in trên giấy."), max_length=60, required=False
    )
    issuer = forms.CharField(
        label=_("Cơ quan cấp"),
        help_text=_("Ví dụ: Ủy ban nhân dân xã Hoằng Phú."),
        max_length=250,
    )
    issued_on = forms.DateField(
        label=_("Ngày cấp"),
        help_text=_("Ví dụ 05/03/2024."),
        input_formats=DAY_FORMATS,
        error_messages={"invalid": WRONG_DAY},
        widget=forms.DateInput(attrs=_DAY),
    )
    valid_to = forms.DateField(
        label=_("Có giá trị đến hết ngày"),
        help_text=_("Để trống nếu trên giấy không ghi."),
        input_formats=DAY_FORMATS,
        error_messages={"invalid": WRONG_DAY},
        widget=forms.DateInput(attrs=_DAY),
        required=False,
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        listed = [(kind.code, told_plain(kind.name)) for kind in repository.kinds()]
        kind_code = self.fields["kind_code"]
        if isinstance(kind_code, forms.ChoiceField):
            kind_code.choices = [("", _("Chọn trong danh sách")), *listed]


class PointsField(forms.TypedChoiceField):
    """A question answered with 2, 1 or 0 points; the words stand in that order."""

    def __init__(self, *words: object, **kwargs: Any) -> None:
        super().__init__(
            choices=[(str(n), word) for n, word in zip((2, 1, 0), words, strict=True)],
            coerce=lambda text: dossiers.Points(int(text)),
            widget=forms.RadioSelect,
            error_messages={"required": _("Hãy chọn một câu trả lời.")},
            **kwargs,
        )


class RateForm(forms.Form):
    """How satisfied an applicant is, in three answers."""

    overall = PointsField(
        _("Rất hài lòng"),
        _("Hài lòng"),
        _("Không hài lòng"),
        label=_("Nói chung, bạn có hài lòng với việc giải quyết hồ sơ không?"),
    )
    attitude = PointsField(
        _("Tốt: lịch sự, hướng dẫn rõ"),
        _("Bình thường"),
        _("Chưa tốt"),
        label=_("Thái độ của cán bộ, công chức thế nào?"),
    )
    ease = PointsField(_("Dễ"), _("Bình thường"), _("Khó"), label=_("Làm thủ tục này có dễ không?"))
    comment = forms.CharField(
        label=_("Bạn muốn nói thêm điều gì?"),
        help_text=_("Đừng ghi tên hay số giấy tờ của ai."),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
