"""Members, meetings and conclusions of a committee, as forms."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from hamrong.governance.plan.forms.drafting import DueMixin, NamesField, text_area
from hamrong.governance.plan.rules.committee import Body, Standing
from hamrong.kernel.ui.interface import DayField

_LONG, _REASON = 1000, 1000
BODIES: Final = {Body.COMMITTEE: _("Ban Chỉ đạo"), Body.HELPERS: _("Tổ giúp việc")}
STANDINGS: Final = {
    Standing.HEAD: _("Trưởng ban, tổ trưởng"),
    Standing.DEPUTY: _("Phó trưởng ban, tổ phó"),
    Standing.STANDING: _("Ủy viên thường trực"),
    Standing.SECRETARY: _("Thư ký"),
    Standing.MEMBER: _("Thành viên"),
}
_BODIES = [(body.value, BODIES[body]) for body in Body]
_STANDINGS = [(one.value, STANDINGS[one]) for one in Standing]


class MemberForm(forms.Form):
    """Who sits where, from when. An official chosen by name brings the name along."""

    official = forms.UUIDField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(label=_("Họ và tên"), max_length=120)
    title = forms.CharField(
        label=_("Chức vụ"), help_text=_("Ví dụ: Phó Giám đốc Sở Tư pháp."), max_length=200
    )
    body = forms.ChoiceField(label=_("Tham gia"), choices=_BODIES, widget=forms.RadioSelect)
    standing = forms.ChoiceField(label=_("Vai trò"), choices=_STANDINGS, widget=forms.RadioSelect)
    since = DayField(label=_("Từ ngày"))


class TermForm(forms.Form):
    """From when a member has another standing, or leaves."""

    standing = forms.ChoiceField(
        label=_("Vai trò"),
        choices=[*_STANDINGS, ("", _("Thôi tham gia"))],
        widget=forms.RadioSelect,
        required=False,
    )
    on = DayField(label=_("Từ ngày"))


class MeetingForm(forms.Form):
    """A meeting that was held."""

    held_on = DayField(label=_("Họp ngày"))
    title = forms.CharField(
        label=_("Nội dung họp"), help_text=_("Ví dụ: phiên họp quý III/2026."), max_length=300
    )
    notice = forms.CharField(
        label=_("Thông báo kết luận số"),
        help_text=_("Ví dụ: 45/TB-VP."),
        max_length=120,
        required=False,
    )
    file = forms.FileField(
        label=_("Bản thông báo"), help_text=_("Tệp PDF, không quá 20 MB."), required=False
    )


class ConclusionForm(DueMixin, forms.Form):
    """What was concluded, who carries it, by when."""

    title = text_area(_("Kết luận"), _LONG)
    lead = NamesField(label=_("Cơ quan chủ trì"))
    taking_part = NamesField(label=_("Cơ quan phối hợp"), required=False)


class ReasonForm(forms.Form):
    """Why something is carried no more."""

    reason = text_area(_("Lý do"), _REASON)
