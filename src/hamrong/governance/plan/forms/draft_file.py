"""A file of a plan's content, as a form."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hamrong.governance.plan.forms.drafting import DraftForm

MOST_BYTES: Final = 1_000_000


class DraftFileForm(DraftForm):
    """A YAML file or its text; the text wins, for it is what was put right."""

    file = forms.FileField(
        label=_("Tệp kế hoạch"),
        help_text=_("Tệp YAML như tệp đã xuất, không quá 1 MB."),
        required=False,
    )
    text = forms.CharField(
        label=_("Hoặc dán nội dung tệp"),
        widget=forms.Textarea(attrs={"rows": 16, "spellcheck": "false"}),
        max_length=MOST_BYTES,
        required=False,
        strip=False,
    )
    anyway = forms.BooleanField(
        label=_("Vẫn nạp nếu chỉ còn tên cơ quan, thời hạn hay cách đo cần sửa trên trang"),
        required=False,
    )

    def clean(self) -> None:
        """Read the file where no text was given; it then stands in the text's place.

        A file that is no text, too large, or missing is told beside its field.
        """
        said: dict[str, Any] = self.cleaned_data
        sent, text = said.get("file"), said.get("text", "")
        if text.strip() or "file" in self.errors:
            return
        if sent is None:
            self.add_error("file", _now("Chọn tệp, hoặc dán nội dung tệp."))
        elif sent.size > MOST_BYTES:
            self.add_error("file", _now("Tệp lớn quá 1 MB; đây không phải tệp kế hoạch."))
        else:
            self._read(sent.read())

    def _read(self, content: bytes) -> None:
        try:
            self.cleaned_data["text"] = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            self.add_error("file", _now("Tệp không phải chữ UTF-8; hãy lưu lại dạng UTF-8."))
