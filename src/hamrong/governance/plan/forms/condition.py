"""When a condition came true, as a form."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hamrong.kernel.ui.interface import DayField


class ConditionForm(forms.Form):
    """The day, the new due day and the proof; judged by the action."""

    on = DayField(label=_("Điều kiện xảy ra ngày"))
    due_on = DayField(label=_("Nhiệm vụ phải xong trước ngày"))
    proof = forms.CharField(
        label=_("Căn cứ"),
        help_text=_("Số văn bản, ngày, nơi ban hành; có thể ghi địa chỉ trên mạng."),
        max_length=500,
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)
