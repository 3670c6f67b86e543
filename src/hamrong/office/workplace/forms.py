"""What officials type about who does what."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hamrong.kernel.ui.interface import DayField
from hamrong.office.workplace.queries.choosing import Option
from hamrong.office.workplace.rules import Deed

Choices = Sequence[tuple[str, str]]


def _people(choices: Choices) -> list[tuple[str, Any]]:
    return [("", _("Chọn một người")), *choices]


def _note() -> forms.CharField:
    return forms.CharField(
        label=_("Lời nhắn"),
        help_text=_("Chỉ đồng nghiệp đọc được; ghi vào quá trình xử lý."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class AssignForm(forms.Form):
    """To whom an item goes."""

    to = forms.ChoiceField(label=_("Giao cho"))
    note = _note()

    def __init__(self, people: Choices, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.fields["to"].choices = _people(people)  # type: ignore[attr-defined]


class HandOverForm(forms.Form):
    """Whose work goes to whom."""

    source = forms.ChoiceField(label=_("Việc của"))
    to = forms.ChoiceField(label=_("Bàn giao cho"))
    note = _note()

    def __init__(self, sources: Choices, people: Choices, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.fields["source"].choices = _people(sources)  # type: ignore[attr-defined]
        self.fields["to"].choices = _people(people)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse to hand over to the same person."""
        told = super().clean() or {}
        if told.get("source") and told.get("source") == told.get("to"):
            self.add_error("to", _("Hãy chọn một người khác."))
        return told


class DeputyForm(forms.Form):
    """Who is away, until when, and who stands in."""

    absent = forms.ChoiceField(label=_("Người vắng mặt"))
    deputy = forms.ChoiceField(label=_("Người làm thay"))
    first_day = DayField(label=_("Từ ngày"))
    last_day = DayField(label=_("Đến hết ngày"), help_text=_("Sau ngày này việc ủy quyền tự hết."))
    reason = forms.CharField(
        label=_("Lý do"), help_text=_("Ví dụ: nghỉ phép năm, đi công tác."), max_length=300
    )

    def __init__(
        self, absent: Choices, people: Choices, data: object = None, initial: object = None
    ) -> None:
        super().__init__(data, initial=initial)  # type: ignore[arg-type]
        self.fields["absent"].choices = _people(absent)  # type: ignore[attr-defined]
        self.fields["deputy"].choices = _people(people)  # type: ignore[attr-defined]


class BulkForm(forms.Form):
    """What is done with all the chosen items."""

    do = forms.ChoiceField(label=_("Làm gì với các việc đã chọn"), widget=forms.RadioSelect)
    to = forms.ChoiceField(
        label=_("Giao cho"), required=False, help_text=_("Chỉ khi giao cho đồng nghiệp.")
    )
    receiver = forms.CharField(
        label=_("Người nhận hoặc cách trả"),
        help_text=_("Chỉ khi trả kết quả. Ví dụ: Nhận trực tuyến; Bưu điện nhận ngày 05/03/2024."),
        max_length=200,
        required=False,
    )
    note = _note()

    def __init__(self, options: Sequence[Option], people: Choices, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.options = {option.key: option for option in options}
        self.fields["do"].choices = [  # type: ignore[attr-defined]
            (option.key, f"{option.label} ({len(option.items)})") for option in options
        ]
        self.fields["to"].choices = _people(people)  # type: ignore[attr-defined]
        asked = {name for option in options for name in option.inputs}
        if "receiver" not in asked:
            del self.fields["receiver"]
        if not any(option.deed is Deed.ASSIGN for option in options):
            del self.fields["to"]

    def clean(self) -> dict[str, Any]:
        """Ask for what the chosen deed needs."""
        told = super().clean() or {}
        option = self.options.get(told.get("do", ""))
        if option and option.deed is Deed.ASSIGN and not told.get("to"):
            self.add_error("to", _("Hãy chọn người được giao."))
        if option and "receiver" in option.inputs and not told.get("receiver"):
            self.add_error("receiver", _("Hãy ghi người nhận hoặc cách trả."))
        return told
