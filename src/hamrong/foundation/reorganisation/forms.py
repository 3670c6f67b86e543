"""What an administrator types for a divided commune."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from hamrong.foundation.directory.interface import AgencyView


class VillageForm(forms.Form):
    """A village, and the heir to which everything that names it goes."""

    name = forms.CharField(
        label=_("Thôn, tổ dân phố"),
        help_text=_("Ghi như trong địa chỉ, ví dụ: Thôn Đông. Không phân biệt dấu, chữ hoa."),
        max_length=120,
    )

    def __init__(self, heirs: Iterable[AgencyView], data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self.fields["heir"] = forms.TypedChoiceField(
            label=_("Thuộc đơn vị mới"),
            choices=[(str(heir.id), heir.short_name) for heir in heirs],
            coerce=UUID,
        )
