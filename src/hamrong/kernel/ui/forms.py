"""Fields that forms of every context use, and the form of the living page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_FILES = 10
DAY_FORMATS = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]


class DayField(forms.DateField):
    """A day as people write it here: 05/03/2024."""

    def __init__(self, **more: Any) -> None:
        more.setdefault("help_text", _("Ví dụ 05/03/2024."))
        super().__init__(
            input_formats=DAY_FORMATS,
            error_messages={"invalid": _("Nhập ngày theo dạng ngày/tháng/năm, ví dụ 05/03/2024.")},
            widget=forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric"}),
            **more,
        )


class ManyFiles(forms.FileInput):
    """An input that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.Field):
    """Files that go with a text; what they are is looked at when they are stored."""

    widget = ManyFiles

    def __init__(self, **more: Any) -> None:
        super().__init__(label=_("Tệp đính kèm"), required=False, **more)

    def clean(self, value: Any) -> list[Any]:
        """Return the files sent, at most ten.

        Raises:
            ValidationError: there are more.
        """
        sent = [one for one in value or () if one]
        if len(sent) > MOST_FILES:
            raise forms.ValidationError(_("Đính kèm nhiều nhất mười tệp."))
        return sent


class SampleForm(forms.Form):
    """One field of each kind."""

    full_name = forms.CharField(label=_("Họ và tên"), help_text=_("Như trên giấy tờ tùy thân."))
    born = forms.CharField(
        label=_("Ngày sinh"),
        help_text=_("Ví dụ: 02/09/1985"),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    place = forms.ChoiceField(
        label=_("Nơi nộp hồ sơ"),
        choices=[("", _("Chọn trong danh sách")), ("1", "Phường Hàm Rồng"), ("2", "Xã Đông Khê")],
    )
    way = forms.ChoiceField(
        label=_("Cách nhận kết quả"),
        choices=[("online", _("Trực tuyến")), ("desk", _("Tại bộ phận một cửa"))],
        widget=forms.RadioSelect,
    )
    papers = forms.MultipleChoiceField(
        label=_("Giấy tờ cần bổ sung"),
        choices=[("a", "Giấy chứng sinh"), ("b", "Giấy chứng nhận kết hôn")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    note = forms.CharField(label=_("Ghi chú"), widget=forms.Textarea, required=False)
    file = forms.FileField(
        label=_("Tệp đính kèm"), help_text=_("PDF, JPG hoặc PNG, không quá 20 MB."), required=False
    )
    true = forms.BooleanField(label=_("Tôi cam đoan các nội dung trên là đúng."))
