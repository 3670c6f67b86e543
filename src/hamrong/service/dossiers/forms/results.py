"""The fields of a result's template as a form."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hamrong.service.dossiers.forms import CorrectionForm
from hamrong.service.dossiers.queries.drafting import FAULTS, Drafting
from hamrong.service.results.interface import Field, FieldKind, Wrong, judged

PAPER = "paper_"


def paper_name(key: str) -> str:
    """Return the name of a template's field in a form, apart from the form's own."""
    return f"{PAPER}{key}"


class TemplateForm(forms.Form):
    """The fields of a result's template; what was declared otherwise is told beside each."""

    revision = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)

    def __init__(
        self, draft: Drafting, data: Mapping[str, Any] | None = None, *, revision: str = ""
    ) -> None:
        super().__init__(data, initial={"revision": revision})
        self.template = draft.made_by.template
        self.filled: dict[str, str] = {}
        for asked in self.template.asked:
            self.fields[paper_name(asked.key)] = _paper_field(asked, draft)

    def clean(self) -> None:
        """Judge the fields as the action will."""
        typed = {one.key: self.data.get(paper_name(one.key), "") for one in self.template.asked}
        self.filled, faults = judged(self.template, typed)
        for key, fault in faults.items():
            if paper_name(key) not in self.errors:
                self.add_error(paper_name(key), str(FAULTS[fault]))


def _paper_field(asked: Field, draft: Drafting) -> forms.Field:
    hints = [asked.hint] if asked.hint else []
    if asked.key in draft.corrected:
        hints.append(_("Tờ khai ghi: %(said)s") % {"said": draft.declared[asked.key]})
    long = asked.kind is FieldKind.LONGTEXT
    return forms.CharField(
        label=asked.label,
        help_text=" ".join(str(hint) for hint in hints),
        initial=draft.first[asked.key],
        required=asked.required,
        error_messages={"required": FAULTS[Wrong.MISSING]},
        widget=forms.Textarea(attrs={"rows": 3}) if long else forms.TextInput,
    )


class TemplateCorrectionForm(TemplateForm):
    """A corrected result made by a template, and why."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["reason"] = CorrectionForm.base_fields["reason"]
