"""One question of a page as it is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from hamrong.kernel.language.interface import told_plain
from hamrong.service.forms.queries.labelled import in_words
from hamrong.service.forms.rules.definition import Field, FieldType, Formula, Operation

MOST_RADIOS = 6
"""Options shown all at once; more are a list to open."""

_WIDGETS = {
    FieldType.LONGTEXT: "textarea",
    FieldType.YES_NO: "radios",
    FieldType.MULTICHOICE: "checkboxes",
    FieldType.STATEMENT: "statement",
    FieldType.AREA: "area",
    FieldType.ROWS: "rows",
    FieldType.COMPUTED: "computed",
    FieldType.POINT: "point",
    FieldType.PICK: "pick",
    FieldType.FILE: "files",
}
_INPUT_MODES = {
    FieldType.DATE: "numeric",
    FieldType.YEAR: "numeric",
    FieldType.INTEGER: "numeric",
    FieldType.DECIMAL: "decimal",
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
class PageRow:
    """One row of a list: its questions, and the value of the button that takes it away."""

    id: str
    title: str
    fields: tuple["PageField", ...]
    remove: str


@dataclass(frozen=True)
class PageFile:
    """A file that answers a question, and the value of the button that takes it away."""

    id: str
    name: str
    remove: str


@dataclass(frozen=True)
class PageMap:
    """The map of a question: its picture, what is sent of a press, and the country it shows."""

    source: str
    picture: str
    name: str
    box_name: str
    box: str
    near: bool
    near_degrees: str
    side: int


@dataclass(frozen=True)
class PageField:
    """One question: what to draw, what stands in it and what is wrong with that.

    `widget` is text, textarea, radios, select, checkboxes, statement, area, pick, point, files,
    rows or computed. `name` is that of its input, `id` that of the first one, where an error
    summary links
    to. `prefilled` says in words where a value filled beforehand comes from; `saved` is the newer
    saved answer in words when a stale page is shown.
    `words` are an amount of money in words; `doubt` says what is worth a second look.
    `entries` name the list that a pick offers. `files` are those added; `map` that of a point.
    `rows` are those of a list, `blank` one more to be copied, `add` the value of the button that
    adds one. `formula` says in short how a computed value comes about, for the script.
    `condition` names the field of this page on which showing depends ("" when none does) and
    `condition_values` the values at which it shows; `condition_words` says that to people.
    """

    name: str
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
    prefilled: str
    saved: str
    words: str
    condition: str
    condition_values: tuple[str, ...]
    condition_words: str
    rows: tuple["PageRow", ...] = ()
    blank: "PageRow | None" = None
    add: str = ""
    formula: str = ""
    doubt: str = ""
    entries: str = ""
    files: tuple[PageFile, ...] = ()
    map: PageMap | None = None
    table: bool = False

    @property
    def described_by(self) -> str:
        """The ids of the notes under the label, for aria-describedby."""
        notes = {
            "hint": self.hint,
            "prefilled": self.prefilled,
            "error": self.error,
            "doubt": self.doubt,
            "saved": self.saved,
        }
        return " ".join(f"{self.id}-{name}" for name, there in notes.items() if there)


@dataclass(frozen=True)
class Standing:
    """What stands in one input, and what is said about it."""

    texts: list[str] = field(default_factory=list)
    error: str = ""
    prefilled: str = ""
    saved: str = ""
    words: str = ""
    doubt: str = ""
    entries: str = ""


def page_field(asked: Field, standing: Standing, *, name: str = "", prefix: str = "") -> PageField:
    """Return a question with what stands in it; `name` when it is a cell of a row.

    `prefix` stands before the names of all inputs, where one page asks several groups.
    """
    named = f"{prefix}{name or asked.key}"
    return PageField(
        name=named,
        id=f"f-{named}",
        label=asked.label,
        widget=_widget(asked),
        value=standing.texts[-1] if standing.texts else "",
        required=asked.required,
        hint=asked.hint,
        error=standing.error,
        options=_options(asked, standing.texts, named),
        input_mode=_input_mode(asked),
        autocomplete=_AUTOCOMPLETE.get(asked.prefill, "off"),
        max_length=asked.max_length,
        prefilled=standing.prefilled,
        saved=standing.saved,
        words=standing.words,
        condition="",
        condition_values=(),
        condition_words="",
        formula=_formula(asked.formula, prefix) if asked.formula else "",
        doubt="" if standing.error else standing.doubt,
        entries=standing.entries,
        table=asked.table,
    )


def under(
    drawn: PageField, asked: Field, others: Mapping[str, Field], *, prefix: str = ""
) -> PageField:
    """Return a conditional question with the answer on which it depends."""
    condition = asked.show_if
    cause = others.get(condition.field) if condition else None
    if condition is None or cause is None:
        return drawn
    values = [
        in_words(cause, [v] if cause.type is FieldType.MULTICHOICE else v) for v in condition.values
    ]
    return replace(
        drawn,
        condition=f"{prefix}{condition.field}",
        condition_values=tuple(_posted(v) for v in condition.values),
        condition_words=f"{told_plain(cause.label)}: {', '.join(values)}",
    )


def _formula(formula: Formula, prefix: str) -> str:
    """Return the formula for the page's script: "sum members-*-capital other"; "" for words."""
    if formula.operation is Operation.DATE_WORDS:
        return ""
    inputs = (
        f"{prefix}{one.field}-*-{one.column}" if one.column else f"{prefix}{one.field}"
        for one in formula.of
    )
    return " ".join([formula.operation.value, *inputs])


def _widget(asked: Field) -> str:
    if asked.type is FieldType.CHOICE:
        return "radios" if len(asked.options) <= MOST_RADIOS else "select"
    return _WIDGETS.get(asked.type, "text")


def _input_mode(asked: Field) -> str:
    """Return which keys a phone shows: a passport's number has letters."""
    if asked.type is FieldType.PERSONAL_ID:
        return "" if asked.passport else "numeric"
    return _INPUT_MODES.get(asked.type, "")


def _posted(value: str | bool) -> str:  # noqa: FBT001 - a condition's value is either
    return value if isinstance(value, str) else ("yes" if value else "no")


def _options(asked: Field, texts: list[str], name: str) -> tuple[PageOption, ...]:
    options = () if asked.type is FieldType.PICK else asked.options
    listed = [(option.value, option.label) for option in options]
    if asked.type is FieldType.YES_NO:
        listed = [("yes", in_words(asked, True)), ("no", in_words(asked, False))]
    if asked.type is FieldType.STATEMENT:
        listed = [("yes", asked.label)]
    return tuple(
        PageOption(
            id=f"f-{name}" if index == 0 else f"f-{name}-{index + 1}",
            value=value,
            label=label,
            chosen=value in texts,
        )
        for index, (value, label) in enumerate(listed)
    )
