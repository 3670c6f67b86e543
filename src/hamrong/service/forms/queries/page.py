"""One page of questions, ready to be drawn."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from hamrong.kernel.actor.interface import NotYoursError
from hamrong.kernel.language.interface import told_plain
from hamrong.kernel.text.interface import money_in_words
from hamrong.service.forms.queries.areas import places, setting
from hamrong.service.forms.queries.draft import DraftView
from hamrong.service.forms.queries.initial import NOTHING_KNOWN, Initial
from hamrong.service.forms.queries.labelled import in_words
from hamrong.service.forms.queries.page_extras import (
    NOTHING_BESIDES,
    Besides,
    PageList,
    lists_of,
    with_extras,
)
from hamrong.service.forms.queries.page_field import (
    PageField,
    PageRow,
    Standing,
    page_field,
    under,
)
from hamrong.service.forms.queries.wording import say, with_question
from hamrong.service.forms.rules.clean import raw_input
from hamrong.service.forms.rules.definition import (
    Definition,
    Field,
    FieldType,
    Group,
    without_hidden,
)
from hamrong.service.forms.rules.doubting import doubts
from hamrong.service.forms.rules.judging import Entered, judge, read_group
from hamrong.service.forms.rules.reading import Setting
from hamrong.service.forms.rules.rows import cell_name, judge_cells
from hamrong.service.forms.rules.showing import as_typed


@dataclass(frozen=True)
class PageError:
    """One line of the error summary: the question, named, and what is wrong with its answer."""

    field_id: str
    label: str
    message: str

    @property
    def text(self) -> str:
        """Both as one line."""
        return with_question(self.label, self.message)


@dataclass(frozen=True)
class GroupPage:
    """A page of questions.

    `position` counts from 1 among the `total` pages asked; `previous` and `next` are keys of
    pages, "" at the ends. `places` are the communes offered by area fields of this page, `lists`
    the entries offered by picks. `unsaved` says that what stands in it was typed and not saved.
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
    lists: tuple[PageList, ...] = ()
    unsaved: bool = False

    @property
    def takes_files(self) -> bool:
        """Tell whether files can be added on the page."""
        return any(field.widget == "files" for field in self.fields)

    @property
    def has_table(self) -> bool:
        """Tell whether a list of the page is drawn as a table, and wants a wide page."""
        return any(field.table for field in self.fields)


def group_page(
    view: DraftView,
    group_key: str,
    *,
    initial: Initial = NOTHING_KNOWN,
    sent: Mapping[str, Any] | None = None,
    show_errors: bool | None = None,
    besides: Besides = NOTHING_BESIDES,
    prefix: str = "",
) -> GroupPage:
    """Return a page of the draft's form with what was entered so far.

    `initial` fills questions of a page not saved before (see `initial_for`). `sent` are values
    that were refused as stale: they stand in the page, beside the newer saved answers. Errors
    show once the page was saved, or as `show_errors` says. `prefix` goes before the names of all
    inputs.

    Raises:
        NotYoursError: the form has no such page, or does not ask it after these answers.
    """
    order = list(without_hidden(view.form.groups, view.answers))
    group = view.form.definition.group(group_key)
    if group is None or group_key not in order:
        raise NotYoursError
    saved_before = group_key in view.saved_groups
    errors_on = saved_before if show_errors is None else show_errors
    known = NOTHING_KNOWN if saved_before and not initial.asked_for else initial
    typed = besides.unsaved if sent is None else sent
    lists = lists_of(group, prefix)
    maker = _Maker(view, group, known, typed, errors_on=errors_on, prefix=prefix, lists=lists)
    fields = tuple(maker.field(f, more_rows=f.key == besides.more_rows) for f in group.fields)
    fields = tuple(
        with_extras(drawn, asked, view, group, besides)
        for drawn, asked in zip(fields, group.fields, strict=True)
    )
    page = _placed(view, group, order, fields, stale=sent is not None)
    return replace(page, lists=tuple(lists.values()), unsaved=besides.unsaved is not None)


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
        errors=_errors(fields),
        position=at + 1,
        total=len(order),
        previous=order[at - 1] if at else "",
        next=order[at + 1] if at + 1 < len(order) else "",
        places=_places(group),
        stale=stale,
    )


def _errors(fields: Iterable[PageField]) -> tuple[PageError, ...]:
    """Return what is wrong, cells of rows named by their row as well."""
    found: list[PageError] = []
    for field in fields:
        first = field.rows[0].fields[0].id if field.rows else field.id
        found += [PageError(first, field.label, field.error)] if field.error else []
        found += [
            PageError(cell.id, f"{row.title}, {told_plain(cell.label)}", cell.error)
            for row in field.rows
            for cell in row.fields
            if cell.error
        ]
    return tuple(found)


def _places(group: Group) -> tuple[str, ...]:
    asked = (one for field in group.fields for one in (field, *field.columns))
    asks = any(one.type is FieldType.AREA for one in asked)
    return tuple(place.short for place in places()) if asks else ()


def _doubts(definition: Definition, key: str, answers: Mapping[str, Any]) -> dict[str, str]:
    """Return what is worth a second look on a page, by the name of the input."""
    found = doubts(definition, {key: answers})
    return {
        one.name: say(one.cell.column if one.cell else one.field, one.reading)
        for one in found
        if one.group.key == key
    }


class _Maker:
    """Makes the fields of one page."""

    def __init__(
        self,
        view: DraftView,
        group: Group,
        initial: Initial,
        sent: Mapping[str, Any] | None,
        *,
        errors_on: bool,
        prefix: str,
        lists: Mapping[Field, PageList],
    ) -> None:
        self._group = group
        self._lists = lists
        self._prefix = prefix
        self._initial = initial
        self._sent = sent
        self._errors_on = errors_on
        self._setting: Setting = setting()
        self._saved = view.answers.get(group.key, {})
        stored = Entered(dict(self._saved), dict(view.inputs.get(group.key, {})))
        self._entered = stored if sent is None else read_group(group, sent, self._setting)
        self._everything = {**view.answers, group.key: self._entered.answers}
        self._shown = group.shown_fields(self._everything)
        self._own = {field.key: field for field in group.fields}
        self._doubts = _doubts(view.form.definition, group.key, self._entered.answers)

    def field(self, field: Field, *, more_rows: bool = False) -> PageField:
        drawn = page_field(field, self._standing(field), prefix=self._prefix)
        if field.show_if and field.show_if.group == self._group.key:
            drawn = under(drawn, field, self._own, prefix=self._prefix)
        if field.type is not FieldType.ROWS:
            return drawn
        rows = self._rows(field, more=more_rows)
        blank = self._row(field, "__row__", len(rows), {})
        return replace(drawn, rows=rows, blank=blank, add=f"add:{self._prefix}{field.key}")

    def _standing(self, field: Field) -> Standing:
        texts, prefilled = self._texts(field)
        value = self._entered.answers.get(field.key)
        money = field.type is FieldType.MONEY or (field.formula and field.formula.money)
        return Standing(
            texts=texts,
            error=self._error(field),
            prefilled=prefilled,
            saved=self._newer(field),
            words=money_in_words(value) if money and value else "",
            doubt=self._doubts.get(field.key, ""),
            entries=self._list(field),
        )

    def _list(self, field: Field) -> str:
        return self._lists[field].id if field in self._lists else ""

    def _texts(self, field: Field) -> tuple[list[str], str]:
        """Return what stands in the field, and in words where it comes from if nobody typed it."""
        if self._sent is not None and field.is_asked:
            return raw_input(self._sent, field.key), ""
        if field.key in self._entered.inputs:
            return self._entered.inputs[field.key], ""
        if field.key in self._entered.answers:
            return as_typed(field, self._entered.answers[field.key]), ""
        if found := self._initial.text_for(self._group.key, field):
            return found
        return ([field.default] if field.default and not self._errors_on else []), ""

    def _error(self, field: Field) -> str:
        if not self._errors_on or field not in self._shown:
            return ""
        entered = self._entered
        everything = self._everything
        return say(field, judge(field, entered.answers, entered.inputs, self._setting, everything))

    def _newer(self, field: Field) -> str:
        """Return the saved answer in words where it differs from what was sent on a stale page."""
        saved = self._saved.get(field.key)
        if self._sent is None or saved == self._entered.answers.get(field.key):
            return ""
        return in_words(field, saved)

    def _rows(self, field: Field, *, more: bool) -> tuple[PageRow, ...]:
        values = self._entered.answers.get(field.key) or self._initial.rows_for(
            self._group.key, field
        )
        errors = self._cell_errors(field)
        wanted = max(len(values), field.minimum or 0, 1) + more
        return tuple(
            self._row(field, str(n), n, values[n] if n < len(values) else {}, errors)
            for n in range(wanted)
        )

    def _cell_errors(self, field: Field) -> dict[str, str]:
        if not self._errors_on or field not in self._shown:
            return {}
        entered = self._entered
        judged = judge_cells(field, entered.answers.get(field.key), entered.inputs, self._setting)
        return {cell.name: say(cell.column, reading) for cell, reading in judged}

    def _row(
        self,
        field: Field,
        row: str,
        number: int,
        values: Mapping[str, Any],
        errors: Mapping[str, str] | None = None,
    ) -> PageRow:
        drawn = []
        for column in field.columns:
            name = cell_name(field.key, row, column.key)
            typed = self._entered.inputs.get(name) or _cell_texts(column, values)
            told = Standing(
                texts=typed,
                error=(errors or {}).get(name, ""),
                doubt=self._doubts.get(name, ""),
                entries=self._list(column),
            )
            cell = page_field(column, told, name=name, prefix=self._prefix)
            others = {one.key: one for one in field.columns}
            cell = under(
                cell, column, others, prefix=f"{self._prefix}{cell_name(field.key, row, '')}"
            )
            narrow = field.table and column.type is FieldType.CHOICE
            drawn.append(replace(cell, widget="select") if narrow else cell)
        title = f"{told_plain(field.row_name)} {number + 1}"
        return PageRow(
            id=f"f-{self._prefix}{field.key}-{row}",
            title=title,
            fields=tuple(drawn),
            remove=f"remove:{self._prefix}{field.key}:{row}",
        )


def _cell_texts(column: Field, values: Mapping[str, Any]) -> list[str]:
    """Return what stands in a cell; a choice made beforehand stands in every new row."""
    if column.key not in values and column.type is FieldType.CHOICE:
        return [column.default]
    return as_typed(column, values.get(column.key))
