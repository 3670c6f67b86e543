"""What a form's field needs to be drawn."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.safestring import SafeString


@dataclass(frozen=True)
class Choice:
    """One option of a group."""

    id: str
    name: str
    value: str
    label: str
    type: str
    chosen: bool


@dataclass(frozen=True)
class Control:
    """A field ready to be drawn. `widget` is group, single, hidden or input.

    `first_id` is where an error summary leads; `described_by` names the hint and the errors.
    """

    widget: str
    id: str
    first_id: str
    label: str
    hint: str
    required: bool
    errors: tuple[str, ...]
    described_by: str
    choices: tuple[Choice, ...]
    html: SafeString


def control(bound: BoundField, size: str = "") -> Control:
    """Prepare a bound field for drawing."""
    key = bound.id_for_label or bound.auto_id or bound.html_name
    errors = tuple(str(message) for message in bound.errors)
    hint = str(bound.help_text)
    notes = ([f"{key}_helptext"] if hint else []) + ([f"{key}_error"] if errors else [])
    described = " ".join(notes)
    kind = _kind(bound)
    choices = _choices(bound, key) if kind == "group" else ()
    return Control(
        widget=kind,
        id=key,
        first_id=choices[0].id if choices else key,
        label=str(bound.label),
        hint=hint,
        required=bound.field.required,
        errors=errors,
        described_by=described,
        choices=choices,
        html=_html(bound, kind, described, size),
    )


def _kind(bound: BoundField) -> str:
    widget = bound.field.widget
    if isinstance(widget, forms.RadioSelect):
        return "group"
    if isinstance(widget, forms.CheckboxInput):
        return "single"
    return "hidden" if bound.is_hidden else "input"


def _choices(bound: BoundField, key: str) -> tuple[Choice, ...]:
    # In Django many checkboxes are a kind of radio buttons.
    many = isinstance(bound.field.widget, forms.CheckboxSelectMultiple)
    return tuple(
        Choice(
            id=f"{key}_{index}",
            name=bound.html_name,
            value=str(part.data["value"]),
            label=str(part.data["label"]),
            type="checkbox" if many else "radio",
            chosen=bool(part.data["selected"]),
        )
        for index, part in enumerate(bound.subwidgets)
    )


def _html(bound: BoundField, kind: str, described: str, size: str) -> SafeString:
    if kind == "group":
        return SafeString("")
    # No maxlength: it would cut what someone pastes without a word; the server says what to do.
    attrs: dict[str, Any] = {"maxlength": False, "aria-describedby": described or False}
    if kind == "single":
        attrs["class"] = "choice__input"
    if kind == "input":
        attrs["class"] = f"input input--{size}" if size else "input"
    if bound.errors:
        attrs["aria-invalid"] = "true"
    return bound.as_widget(attrs=attrs)
