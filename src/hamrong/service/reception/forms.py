"""Who came to the counter."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hamrong.service.dossiers.interface import CAPACITY_LABEL


class ComerForm(forms.Form):
    """The person in front of the official; with a capacity they file for somebody else."""

    full_name = forms.CharField(label=_("Họ, chữ đệm, tên người đến nộp"), max_length=120)
    personal_id = forms.RegexField(
        r"^(\d{9}|\d{12})$",
        label=_("Số định danh cá nhân"),
        required=False,
        error_messages={"invalid": _("Nhập 12 chữ số của thẻ căn cước, hoặc 9 chữ số cũ.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    phone = forms.RegexField(
        r"^0\d{9,10}$",
        label=_("Số điện thoại"),
        required=False,
        help_text=_("Để nhắn tin khi hồ sơ có tin mới, và để tra cứu."),
        error_messages={"invalid": _("Nhập số điện thoại gồm 10 chữ số, bắt đầu bằng 0.")},
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )
    mail = forms.EmailField(label=_("Thư điện tử"), required=False)
    address = forms.CharField(label=_("Nơi cư trú"), max_length=300, required=False)
    capacity = forms.ChoiceField(
        label=_("Nộp cho ai"),
        required=False,
        choices=[("", _("Nộp cho chính mình")), *((c.value, n) for c, n in CAPACITY_LABEL.items())],
        help_text=_("Nếu nộp thay, chọn tư cách của người đến nộp."),
    )
    authorisation = forms.CharField(
        label=_("Văn bản ủy quyền"),
        max_length=200,
        required=False,
        help_text=_("Số, ngày, nơi chứng thực. Bắt buộc khi là người được ủy quyền."),
    )
