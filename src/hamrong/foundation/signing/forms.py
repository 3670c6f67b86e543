"""What is typed about keys."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.identity import interface as identity
from hamrong.foundation.signing.models import Holder, Purpose
from hamrong.kernel.actor.interface import Actor, Role


class RegisterForm(forms.Form):
    """A key to be entered for an agency the actor administers."""

    holder = forms.ChoiceField(
        label=_("Khóa của ai?"),
        choices=[
            (Holder.PERSON.value, _("Cá nhân có thẩm quyền ký")),
            (Holder.AGENCY.value, _("Cơ quan (thay con dấu)")),
        ],
        widget=forms.RadioSelect,
    )
    purpose = forms.ChoiceField(
        label=_("Dùng để ký gì?"),
        choices=[
            (Purpose.RESULTS.value, _("Kết quả thủ tục hành chính")),
            (Purpose.ANY.value, _("Mọi văn bản")),
        ],
        widget=forms.RadioSelect,
    )
    keeper = forms.TypedChoiceField(
        label=_("Người giữ khóa"),
        help_text=_("Khóa cá nhân: chính người ký. Khóa cơ quan: văn thư, người tự tay ký."),
        coerce=lambda text: tuple(UUID(part) for part in text.split("/")),
    )

    def __init__(self, actor: Actor, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        field = self.fields["keeper"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101
        field.choices = [("", _("Chọn người giữ khóa")), *_people(actor)]


def _people(actor: Actor) -> list[tuple[str, str]]:
    """Return the people of the agencies an actor administers, with "agency/account" as value."""
    found = {}
    for agency_id in sorted(actor.agencies(Role.ADMINISTRATOR)):
        office = directory.agency(agency_id).short_name
        for role in Role:
            for person in identity.holders(agency_id, role):
                found[f"{agency_id}/{person.id}"] = f"{person.full_name} – {office}"
    return sorted(found.items(), key=lambda pair: pair[1])
