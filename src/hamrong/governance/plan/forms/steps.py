"""The steps of a part and its own last day, as forms."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from hamrong.governance.plan.rules.steps import DayFault, Piece, Window, own_day_fault, step_faults
from hamrong.kernel.ui.interface import DayField

_MOST = 60
FAULTS: Final = {
    DayFault.BEFORE_BEGIN: _("Ngày này trước khi cơ quan được giao việc."),
    DayFault.AFTER_PLAN: _("Ngày này sau thời hạn của kế hoạch."),
    DayFault.AFTER_OWN: _("Ngày này sau thời hạn riêng của cơ quan."),
}


class OwnDayForm(forms.Form):
    """The last day the agency sets itself."""

    own_due_on = DayField(
        label=_("Thời hạn riêng của cơ quan"),
        help_text=_("Trong thời hạn của kế hoạch; bỏ trống nếu theo kế hoạch."),
        required=False,
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)


class StepForm(forms.Form):
    """One step; without a name it says nothing."""

    id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(label=_("Việc cần làm"), max_length=300, required=False)
    doer = forms.CharField(label=_("Người làm"), max_length=120, required=False)
    due_on = DayField(label=_("Xong trước ngày"), required=False)
    is_done = forms.BooleanField(label=_("Đã xong"), required=False)

    def clean(self) -> None:
        """Tell that a step with a doer or a day wants a name."""
        said = self.cleaned_data
        if (said.get("doer") or said.get("due_on")) and not said.get("title"):
            self.add_error("title", _("Ghi việc cần làm, hoặc xóa cả dòng."))


if TYPE_CHECKING:
    _Base = forms.BaseFormSet[StepForm]
else:
    _Base = forms.BaseFormSet


class StepsFormSet(_Base):
    """The steps of a part, in order; rows left empty say nothing."""

    def add_fields(self, form: StepForm, index: int | None) -> None:
        """Name what moves and deletes a step."""
        super().add_fields(form, index)
        form.fields["ORDER"].label = _("Thứ tự")
        form.fields["DELETE"].label = _("Xóa bước này")

    def pieces(self) -> list[Piece]:
        """Return the steps that are said, in the order wanted."""
        kept = [form for form in self.ordered_forms if form.cleaned_data.get("title")]
        return [_piece(form.cleaned_data) for form in kept]

    def judge(self, own: date | None, window: Window) -> bool:
        """Tell whether all days lie inside; where one does not it is told beside it."""
        kept = [form for form in self.ordered_forms if form.cleaned_data.get("title")]
        faults = list(step_faults([_piece(form.cleaned_data) for form in kept], own, window))
        for place, fault in faults:
            kept[place].add_error("due_on", FAULTS[fault])
        return not faults


def _piece(said: dict[str, Any]) -> Piece:
    own_id: UUID | None = said.get("id")
    return Piece(said["title"], said["doer"], said["due_on"], said["is_done"], own_id)


StepsForm = cast(
    "type[StepsFormSet]",
    forms.formset_factory(
        StepForm, formset=StepsFormSet, extra=3, can_order=True, can_delete=True, max_num=_MOST
    ),
)


def own_day_error(own: date | None, window: Window) -> str:
    """Return what is wrong with the own day in words, "" when nothing is."""
    fault = own_day_fault(own, window)
    return str(FAULTS[fault]) if fault else ""


def initial_steps(steps: Sequence[Piece]) -> list[dict[str, Any]]:
    """Return steps as a form shows them."""
    return [
        {
            "id": one.id,
            "title": one.title,
            "doer": one.doer,
            "due_on": one.due_on,
            "is_done": one.is_done,
        }
        for one in steps
    ]
