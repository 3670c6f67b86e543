"""A task of a draft, and the shape every form of a draft has."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from django import forms
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hamrong.governance.plan.rules.due import DueKind
from hamrong.governance.plan.rules.due_text import read, written
from hamrong.governance.plan.rules.edition import Content, tasks_in

_LONG, _TEXT, _DOUBT = 1000, 500, 300
DUES: Final = (
    (DueKind.QUARTER, _("Quý – ví dụ: II/2026")),
    (DueKind.YEAR, _("Năm – ví dụ: 2026")),
    (DueKind.YEARS, _("Nhiều năm – ví dụ: 2026-2028")),
    (DueKind.DAY, _("Ngày – ví dụ: 05/03/2026")),
    (DueKind.CONTINUOUS, _("Thường xuyên – không cần ghi thêm")),
    (DueKind.YEARLY, _("Hàng năm – không cần ghi thêm")),
    (DueKind.AFTER, _("Sau một điều kiện – ghi điều kiện")),
    (DueKind.PER, _("Theo quyết định khác – ghi quyết định")),
)


class NamesInput(forms.Widget):
    """Several texts of one name, each in an input of its own; drawn by `plan/names.html`."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        """Return every text sent."""
        del files
        return list(data.getlist(name)) if hasattr(data, "getlist") else list(data.get(name, ()))

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Draw nothing: the template draws the inputs."""
        del name, value, attrs, renderer
        return SafeString("")


class NamesField(forms.Field):
    """Names, each once, without empty ones."""

    widget = NamesInput

    def clean(self, value: Any) -> list[str]:
        """Return the names.

        Raises:
            ValidationError: one is needed and none is there, or one is too long.
        """
        names = list(dict.fromkeys(text for one in value or () if (text := one.strip())))
        if self.required and not names:
            raise forms.ValidationError(_now("Ghi ít nhất một cơ quan."))
        if any(len(name) > 200 for name in names):  # noqa: PLR2004 - as long as the column
            raise forms.ValidationError(_now("Tên không dài quá 200 chữ."))
        return names


class LinesField(forms.CharField):
    """Texts, one a line, each once."""

    def __init__(self, *, most: int = 200, **more: Any) -> None:
        self.most = most
        more.setdefault("widget", forms.Textarea(attrs={"rows": 3}))
        super().__init__(required=False, **more)

    def prepare_value(self, value: Any) -> Any:
        """Show a list as lines."""
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> list[str]:
        """Return the lines.

        Raises:
            ValidationError: one is too long.
        """
        lines = [text for one in str(super().clean(value)).splitlines() if (text := one.strip())]
        if any(len(line) > self.most for line in lines):
            raise forms.ValidationError(
                _now("Mỗi dòng không dài quá %(most)s chữ.") % {"most": self.most}
            )
        return list(dict.fromkeys(lines))


def place_field() -> forms.IntegerField:
    """Return a field for the place among others of the same kind."""
    return forms.IntegerField(
        label=_("Đứng thứ"),
        help_text=_("Thứ tự trong danh sách; bỏ trống thì giữ nguyên, mục mới đứng cuối."),
        min_value=1,
        max_value=9_999,
        required=False,
    )


def text_area(label: Any, most: int, *, required: bool = True, hint: Any = "") -> forms.CharField:
    """Return a field for a longer text."""
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(
        label=label, max_length=most, required=required, help_text=hint, widget=widget
    )


class DraftForm(forms.Form):
    """A form of a draft: it knows the revision it was made of."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class DueMixin(forms.Form):
    """By when: a kind, and the rest as people write it; `due` of the cleaned data is the plan's."""

    due_kind = forms.ChoiceField(label=_("Thời hạn"), choices=DUES, widget=forms.RadioSelect)
    due_text = forms.CharField(
        label=_("Thời hạn ghi là"),
        help_text=_("Theo ví dụ của loại thời hạn đã chọn ở trên."),
        max_length=_TEXT,
        required=False,
    )

    def clean(self) -> None:
        """Tell that the time is not written as its kind asks."""
        said = self.cleaned_data
        if not said.get("due_kind") or "due_text" not in said:
            return
        try:
            said["due"] = read(DueKind(said["due_kind"]), said["due_text"])
        except ValueError:
            told = _now("Ghi thời hạn theo ví dụ của loại đã chọn.")
            self.add_error("due_text", told)


class TaskForm(DueMixin, DraftForm):
    """What a task says. Names are judged with the whole draft: they may not exist yet."""

    title = text_area(_("Nhiệm vụ"), _LONG)
    section = forms.ChoiceField(label=_("Nhóm nhiệm vụ"))
    place = place_field()
    lead = NamesField(label=_("Cơ quan chủ trì"))
    taking_part = NamesField(label=_("Cơ quan phối hợp"), required=False)
    note = text_area(_("Ghi chú"), _TEXT, required=False)
    doubt = text_area(
        _("Chưa chắc chắn"),
        _DOUBT,
        required=False,
        hint=_("Điều cần hỏi lại khi đối chiếu với văn bản; không in ra."),
    )

    field_order = ("title", "section", "place", "due_kind", "due_text", "lead", "taking_part")

    def __init__(self, *args: Any, sections: Sequence[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        chosen = self.fields["section"]
        if isinstance(chosen, forms.ChoiceField):
            chosen.choices = [(one["id"], f"{one['id']}. {one['title']}") for one in sections]

    def task(self, number: int, old: Content | None) -> dict[str, Any]:
        """Return the task; a time that says the same as before stays as it was written."""
        said = self.cleaned_data
        due = said["due"]
        if old is not None and _same_due(old["due"], due):
            due = old["due"]
        return {
            "number": number,
            "title": said["title"],
            "lead": said["lead"],
            "with": said["taking_part"],
            "due": due,
            "note": said["note"],
            "doubt": said["doubt"],
        }


def _same_due(old: Any, new: Any) -> bool:
    try:
        return written(old) == written(new)
    except ValueError:
        return False


def initial_task(content: Content, number: int) -> dict[str, Any] | None:
    """Return a task as the form shows it, None where there is none of this number."""
    task = next((one for one in tasks_in(content) if one["number"] == number), None)
    if task is None:
        return None
    try:
        kind, text = written(task["due"])
    except ValueError:
        kind, text = DueKind.DAY, str(task["due"])
    return {
        **{name: task.get(name, "") for name in ("title", "section", "note", "doubt")},
        "place": _place_of(content, number),
        "due_kind": kind.value,
        "due_text": text,
        "lead": task["lead"],
        "taking_part": task.get("with", []),
    }


def _place_of(content: Content, number: int) -> int:
    rows: Iterable[Any] = next(
        section["tasks"]
        for section in content["sections"]
        if any(task["number"] == number for task in section["tasks"])
    )
    return 1 + next(place for place, task in enumerate(rows) if task["number"] == number)
