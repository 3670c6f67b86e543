"""Who receives a result, and how, as a form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hamrong.service.dossiers.rules import HandOverWay

MOST_DRAWN = 60_000


class HandOverForm(forms.Form):
    """What the desk writes down when a result goes to its receiver; judged by the action."""

    way = forms.ChoiceField(
        label=_("Hình thức trả"),
        choices=[
            (HandOverWay.COUNTER.value, _("Trả tại quầy")),
            (HandOverWay.ONLINE.value, _("Người nộp nhận bản điện tử")),
            (HandOverWay.POST.value, _("Gửi qua bưu chính công ích")),
        ],
        initial=HandOverWay.COUNTER.value,
        widget=forms.RadioSelect,
    )
    receiver = forms.CharField(
        label=_("Họ, chữ đệm, tên người nhận thay"),
        help_text=_("Chỉ ghi khi người khác nhận thay người nộp."),
        max_length=120,
        required=False,
    )
    authorisation = forms.CharField(
        label=_("Giấy ủy quyền"),
        help_text=_("Số, ngày, nơi chứng thực; ví dụ: giấy ủy quyền ngày 05/03/2024."),
        max_length=300,
        required=False,
    )
    receiver_id = forms.CharField(
        label=_("Số giấy tờ tùy thân của người nhận"),
        help_text=_("Đối chiếu thẻ của người đứng trước quầy. Bỏ trống khi không trả tại quầy."),
        max_length=20,
        error_messages={"required": _("Hãy điền mục này.")},
    )
    on_paper = forms.BooleanField(
        label=_("Người nhận đã ký trên biên nhận giấy"),
        help_text=_("Đánh dấu khi người nhận không ký trên màn hình."),
        required=False,
    )
    signature = forms.CharField(required=False, max_length=MOST_DRAWN, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, applicant: str, **more: Any) -> None:
        super().__init__(data, **more)
        # Asked of whoever stands at the counter, and told so before anything is chosen.
        elsewhere = data is not None and data.get("way") != HandOverWay.COUNTER.value
        self.fields["receiver_id"].required = not elsewhere
        self.fields["who"] = forms.ChoiceField(
            label=_("Người nhận"),
            choices=[
                ("applicant", applicant),
                ("other", _("Người khác nhận thay, có ủy quyền")),
            ],
            initial="applicant",
            widget=forms.RadioSelect,
        )
        self.order_fields(["way", "who"])
