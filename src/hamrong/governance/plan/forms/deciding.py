"""The decision of a draft, as a form."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hamrong.governance.plan.forms.drafting import DraftForm
from hamrong.kernel.ui.interface import DayField


class DecisionForm(DraftForm):
    """The document that decides, from when it counts, that it was compared."""

    number = forms.CharField(
        label=_("Số quyết định"), help_text=_("Ví dụ 123/QĐ-UBND."), max_length=120
    )
    signed_on = DayField(label=_("Ngày ký"))
    issuer = forms.CharField(label=_("Cơ quan ban hành"), max_length=200)
    about = forms.CharField(
        label=_("Trích yếu"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    valid_from = DayField(label=_("Có hiệu lực từ ngày"))
    file = forms.FileField(
        label=_("Bản quyết định"), help_text=_("Tệp PDF, không quá 20 MB."), required=False
    )
    sure = forms.BooleanField(
        label=_("Tôi đã đối chiếu với quyết định đã ký; sau khi ban hành không sửa lại được.")
    )
