"""One page of questions, ready to be drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hamrong.foundation.identity.interface import Account
from hamrong.kernel.actor.interface import Actor, NotYoursError
from hamrong.kernel.text.interface import money_in_words
from hamrong.service.forms.queries.areas import places, setting
from hamrong.service.forms.queries.draft import DraftView
from hamrong.service.forms.queries.labelled import in_words
from hamrong.service.forms.queries.wording import say
from hamrong.service.forms.rules.clean import raw_input
from hamrong.service.forms.rules.definition import (
    Condition,
    Field,
    FieldType,
    Group,
    without_hidden,
)
from hamrong.service.forms.rules.judging import Entered, judge, read_group
from hamrong.service.forms.rules.reading import Setting
from hamrong.service.forms.rules.showing import as_typed

MOST_RADIOS = 6
"""Options shown all at once; more are a list to open."""

_WIDGETS = {
    FieldType.LONGTEXT: "textarea",
    FieldType.YES_NO: "radios",
    FieldType.MULTICHOICE: "checkboxes",
    FieldType.STATEMENT: "statement",
    FieldType.AREA: "area",
}
_INPUT_MODES = {
    FieldType.DATE: "numeric",
    FieldType.YEAR: "numeric",
    FieldType.INTEGER: "numeric",
    FieldType.MONEY: "numeric",
    FieldType.PHONE: "tel",
    FieldType.EMAIL: "email",
}
_AUTOCOMPLETE = {
    "account.full_name": "name",
    "account.phone": "tel",
    "account.email": "email",
}


@dataclass(frozen=True)
class PageOption:
    """One choice of a field; `id` is its input's, for label and focus."""

    id: str
    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class PageField:
    """One question: what to draw, what stands in it and what is wrong with that.

    `widget` is text, textarea, radios, select, checkboxes, statement or area. `id` is that of the
    first input, where an error summary links to. `prefilled` says that the value comes from the
    person's account; `saved` is the newer saved answer in words when a stale page is shown.
    `words` are an amount of money in words.
    `condition` names the field of this page on which showing depends ("" when none does) and
    `condition_values` the values at which it shows; `condition_words` says that to people.
    """

    key: str
    id: str
    label: str
    widget: str
    value: str
    required: bool
    hint: str
    error: str
    options: tuple[PageOption, ...]
    input_mode: str
    autocomplete: str
    max_length: int
    prefilled: bool
    saved: str
    words: str
    condition: str
    condition_values: tuple[str, ...]
    condition_words: str

    @property
    def described_by(self) -> str:
        """The ids of the notes under the label, for aria-describedby."""
        notes = {
            "hint": self.hint,
            "prefilled": self.prefilled,
            "error": self.error,
            "saved": self.saved,
        }
        return " ".join(f"{self.id}-{name}" for name, there in notes.items() if there)


@dataclass(frozen=True)
class PageError:
    """One line of the error summary."""

    field_id: str
    message: str


@dataclass(frozen=True)
class GroupPage:
    """A page of questions.

    `position` counts from 1 among the `total` pages asked; `previous` and `next` are keys of
    pages, "" at the ends. `places` are the communes offered by area fields of this page.
    """

    draft_revision: int
    form_title: str
    key: str
    title: str
    hint: str
    fields: tuple[PageField, ...]
    errors: tuple[PageError, ...]
    position: int
    total: int
    previous: str
    next: str
    places: tuple[str, ...]
    stale: bool


def initial_for(actor: Actor) -> dict[str, str]:
    """Return what the actor's account can fill beforehand, by prefill name."""
    names = ("full_name", "phone", "email", "personal_id")
    if actor.account_id is None:
        return {}
    row = Account.objects.filter(id=actor.account_id).values(*names).first() or {}
    return {f"account.{name}": value for name, value in row.items() if value}


def group_page(
    view: DraftView,
    group_key: str,
    *,
    initial: Mapping[str, str] | None = None,
    sent: Mapping[str, Any] | None = None,
    show_errors: bool | None = None,
) -> GroupPage:
    """Return a page of the draft's form with what was entered so far.

    `initial` fills questions of a page not saved before (see `initial_for`). `sent` are values
    that were refused as stale: they stand in the page, beside the newer saved answers. Errors
    show once the page was saved, or as `show_errors` says.

    Raises:
        NotYoursError: the form has no such page, or does not ask it after these answers.
    """
    order = list(without_hidden(view.form.groups, view.answers))
    group = view.form.definition.group(group_key)
    if group is None or group_key not in order:
        raise NotYoursError
    saved_before = group_key in view.saved_groups
    errors_on = saved_before if show_errors is None else show_errors
    maker = _Maker(view, group, {} if saved_before else (initial or {}), sent, errors_on=errors_on)
    fields = tuple(maker.field(f) for f in group.fields)
    return _placed(view, group, order, fields, stale=sent is not None)


def _placed(
    view: DraftView, group: Group, order: list[str], fields: tuple[PageField, ...], *, stale: bool
) -> GroupPage:
    """Return the page with its place among the pages asked."""
    at = order.index(group.key)
    return GroupPage(
        draft_revision=view.revision,
        form_title=view.form.title,
        key=group.key,
        title=group.title,
        hint=group.hint,
        fields=fields,
        errors=tuple(PageError(f.id, f.error) for f in fields if f.error),
        position=at + 1,
        total=len(order),
        previous=order[at - 1] if at else "",
        next=order[at + 1] if at + 1 < len(order) else "",
        places=_places(group),
        stale=stale,
    )


def _places(group: Group) -> tuple[str, ...]:
    asks = any(field.type is FieldType.AREA for field in group.fields)
    return tuple(place.short for place in places()) if asks else ()


class _Maker:
    """Makes the fields of one page."""

    def __init__(
        self,
        view: DraftView,
        group: Group,
        initial: Mapping[str, str],
        sent: Mapping[str, Any] | None,
        *,
        errors_on: bool,
    ) -> None:
        self._group = group
        self._initial = initial
        self._sent = sent
        self._errors_on = errors_on
        self._setting: Setting = setting()
        self._saved = view.answers.get(group.key, {})
        stored = Entered(dict(self._saved), dict(view.inputs.get(group.key, {})))
        self._entered = stored if sent is None else read_group(group, sent, self._setting)
        self._shown = group.shown_fields({**view.answers, group.key: self._entered.answers})

    def field(self, field: Field) -> PageField:
        texts, prefilled = self._texts(field)
        own = field.show_if if field.show_if and field.show_if.group == self._group.key else None
        return PageField(
            key=field.key,
            id=f"f-{field.key}",
            label=field.label,
            widget=_widget(field),
            value=texts[-1] if texts else "",
            required=field.required,
            hint=field.hint,
            error=self._error(field),
            options=_options(field, texts),
            input_mode=_input_mode(field),
            autocomplete=_AUTOCOMPLETE.get(field.prefill, "off"),
            max_length=field.max_length,
            prefilled=prefilled,
            saved=self._newer(field),
            words=self._words(field),
            condition=own.field if own else "",
            condition_values=tuple(_posted(v) for v in own.values) if own else (),
            condition_words=self._condition_words(own) if own else "",
        )

    def _texts(self, field: Field) -> tuple[list[str], bool]:
        """Return what stands in the field, and whether it comes from the account."""
        if self._sent is not None:
            return raw_input(self._sent, field.key), False
        if field.key in self._entered.inputs:
            return self._entered.inputs[field.key], False
        if field.key in self._entered.answers:
            return as_typed(field, self._entered.answers[field.key]), False
        if text := self._initial.get(field.prefill, ""):
            return [text], True
        return ([field.default] if field.default and not self._errors_on else []), False

    def _error(self, field: Field) -> str:
        if not self._errors_on or field not in self._shown:
            return ""
        entered = self._entered
        return say(field, judge(field, entered.answers, entered.inputs, self._setting))

    def _newer(self, field: Field) -> str:
        """Return the saved answer in words where it differs from what was sent on a stale page."""
        saved = self._saved.get(field.key)
        if self._sent is None or saved == self._entered.answers.get(field.key):
            return ""
        return in_words(field, saved)

    def _words(self, field: Field) -> str:
        value = self._entered.answers.get(field.key)
        return money_in_words(value) if field.type is FieldType.MONEY and value else ""

    def _condition_words(self, condition: Condition) -> str:
        asked = self._group.field(condition.field)
        if asked is None:
            return ""
        values = [
            in_words(asked, [v] if asked.type is FieldType.MULTICHOICE else v)
            for v in condition.values
        ]
        return f"{asked.label}: {', '.join(values)}"


def _widget(field: Field) -> str:
    if field.type is FieldType.CHOICE:
        return "radios" if len(field.options) <= MOST_RADIOS else "select"
    return _WIDGETS.get(field.type, "text")


def _input_mode(field: Field) -> str:
    """Return which keys a phone shows: a passport's number has letters."""
    if field.type is FieldType.PERSONAL_ID:
        return "" if field.passport else "numeric"
    return _INPUT_MODES.get(field.type, "")


def _posted(value: str | bool) -> str:  # noqa: FBT001 - a condition's value is either
    return value if isinstance(value, str) else ("yes" if value else "no")


def _options(field: Field, texts: list[str]) -> tuple[PageOption, ...]:
    listed = [(option.value, option.label) for option in field.options]
    if field.type is FieldType.YES_NO:
        listed = [("yes", in_words(field, True)), ("no", in_words(field, False))]
    if field.type is FieldType.STATEMENT:
        listed = [("yes", field.label)]
    return tuple(
        PageOption(
            id=f"f-{field.key}" if index == 0 else f"f-{field.key}-{index + 1}",
            value=value,
            label=label,
            chosen=value in texts,
        )
        for index, (value, label) in enumerate(listed)
    )
