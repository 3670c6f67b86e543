"""What a page can be filled with beforehand: asked once, not again."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache, partial
from itertools import chain
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from hamrong.foundation.identity.interface import Account
from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.language.interface import told_plain
from hamrong.kernel.text.interface import format_date
from hamrong.service.forms.access import visible_to
from hamrong.service.forms.models import Draft
from hamrong.service.forms.queries.form import form_version
from hamrong.service.forms.rules.definition import Field, FieldType, Group
from hamrong.service.forms.rules.showing import as_typed, fits_type, same_answer
from hamrong.service.repository import interface as repository
from hamrong.service.repository.interface import KnownPaper

FROM_THE_STORE = "paper."
ABOUT_THE_PERSON = "applicant"
"""The page whose answers are the same from one request to the next."""
LOOKED_THROUGH = 20
"""How many of the person's latest submissions are searched for earlier answers."""
CAPACITY = "capacity"
"""The choice that tells in what right the form is filled for somebody else; "" for oneself."""


@dataclass(frozen=True)
class Earlier:
    """What somebody said before that answers a page: in a submission, or in a paper of theirs.

    `value` names it for taking over: the submission or paper, and the page in it.
    """

    source: UUID
    group: str
    page_title: str
    title: str
    day: date | datetime | None
    said: str
    answers: Mapping[str, Any]
    types: Mapping[str, FieldType]

    @property
    def value(self) -> str:
        """The words of an address that choose this page."""
        return f"{self.source} {self.group}"

    def fits(self, asked: Field) -> bool:
        """Tell whether the question was asked there, in the same way, and answered."""
        before = self.types.get(asked.key)
        if before is None or asked.key not in self.answers:
            return False
        return same_answer(before, asked.type)


def _no_store(_kind: str) -> KnownPaper | None:
    return None


@dataclass(frozen=True)
class Initial:
    """What fills questions nobody answered yet, with where it comes from.

    `store` gives the latest paper of a kind, read when a question names it. `asked_for` says that
    the person chose to take over an earlier page: it may then stand in a page saved before, and
    nothing else fills the page, for it may be about somebody else than the account's owner.
    """

    account: Mapping[str, str] = field(default_factory=dict)
    said: str = ""
    earlier: Mapping[str, Earlier] = field(default_factory=dict)
    asked_for: bool = False
    store: Callable[[str], KnownPaper | None] = _no_store

    def text_for(self, group: str, asked: Field) -> tuple[list[str], str] | None:
        """Return the texts for a question and a sentence on their origin, or None."""
        if not self.asked_for:
            if text := self.account.get(asked.prefill, ""):
                return [text], self.said or _("Lấy từ tài khoản của bạn, sửa được nếu không đúng.")
            if asked.prefill.startswith(FROM_THE_STORE):
                return self._from_store(asked)
        known = self.earlier.get(group)
        if known is None or not known.fits(asked):
            return None
        return as_typed(asked, known.answers[asked.key]), known.said

    def _from_store(self, asked: Field) -> tuple[list[str], str] | None:
        """Return what the paper says that the form names, where it can be written so."""
        kind, _colon, path = asked.prefill.removeprefix(FROM_THE_STORE).partition(":")
        known = self.store(kind)
        value = known.value(path) if known else None
        if known is None or value is None or not fits_type(asked, value):
            return None
        return as_typed(asked, value), _said_by(known)

    def rows_for(self, group: str, asked: Field) -> list[dict[str, Any]]:
        """Return the rows for a list; none when nothing is known."""
        known = self.earlier.get(group)
        return list(known.answers[asked.key]) if known and known.fits(asked) else []


NOTHING_KNOWN = Initial()


def initial_of(person: Mapping[str, str]) -> Initial:
    """Return what fills the questions about a person whose details were read from a card.

    By prefill name ("account.full_name"); an official typed or scanned them, so it says so.
    """
    return Initial(account=person, said=_("Lấy từ thông tin người đến nộp."))


def initial_for(actor: Actor, *, group: Group | None = None, take_over: str = "") -> Initial:
    """Return what the actor's account and earlier submissions fill beforehand.

    Answers about the person come by themselves, from what they filed for themselves; another page,
    of somebody else perhaps, only from the one chosen with `take_over` (see `earlier_pages`). It
    then stands alone: what account and store know of the person is not mixed into it.
    """
    if actor.account_id is None:
        return NOTHING_KNOWN
    if group is not None and take_over:
        chosen = [one for one in earlier_pages(actor, group) if one.value == take_over]
        if chosen:
            return Initial(earlier={group.key: chosen[0]}, asked_for=True)
    names = ("full_name", "phone", "email", "personal_id")
    row = Account.objects.filter(id=actor.account_id).values(*names).first() or {}
    account = {f"account.{name}": value for name, value in row.items() if value}
    store = cache(partial(repository.known_paper, actor))
    if group is None or take_over or group.key != ABOUT_THE_PERSON:
        return Initial(account, store=store)
    own = next(_earlier_pages(actor, group, for_oneself=True), None)
    return Initial(account, earlier={group.key: own} if own else {}, store=store)


def earlier_pages(actor: Actor, group: Group) -> tuple[Earlier, ...]:
    """Return what of the actor's papers and earlier submissions answers a page, papers first.

    They have the page's name, or a name the form says is `also` meant: a child registered is the
    person insured. Each answer taken over is read anew by the question it then stands under.
    """
    return tuple(_earlier_pages(actor, group))


def _earlier_pages(actor: Actor, group: Group, *, for_oneself: bool = False) -> Iterator[Earlier]:
    """Go through what answers a page; `for_oneself` leaves out what was filed for others."""
    rows = visible_to(actor).filter(submitted_at__isnull=False)
    if for_oneself:
        nobody_else = {f"extra__{CAPACITY}": ""}
        unsaid = {f"extra__{CAPACITY}__isnull": True}
        rows = rows.filter(Q(**nobody_else) | Q(**unsaid))
    fields = ("id", "title", "form_id", "answers", "submitted_at")
    rows = rows.order_by("-submitted_at", "-id").only(*fields)[:LOOKED_THROUGH]
    keys = (group.key, *group.also)
    papers = (_paper(actor, group, named) for named in group.papers)
    found = (_earlier(row, key) for row in rows for key in keys)
    return (one for one in chain(papers, found) if one is not None)


def _paper(actor: Actor, group: Group, named: str) -> Earlier | None:
    """Return what the latest paper of a kind says of the person or thing a page asks about."""
    kind, _colon, page = named.partition(":")
    known = repository.known_paper(actor, kind)
    said = known.data.get(page) if known else None
    if known is None or not isinstance(said, Mapping):
        return None
    born = said.get("birth_date")
    answers = {"birth_year": int(born[:4]), **said} if isinstance(born, str) else dict(said)
    fitting = [f for f in group.fields if f.key in answers and fits_type(f, answers[f.key])]
    if not fitting:
        return None
    return Earlier(
        source=known.paper.id,
        group=page,
        page_title=known.paper.kind_name,
        title=known.paper.said,
        day=known.paper.issued_on,
        said=_said_by(known),
        answers=answers,
        types={one.key: one.type for one in fitting},
    )


def _said_by(known: KnownPaper) -> str:
    said = _("Lấy từ giấy “%(name)s” trong kho của bạn (%(said)s), sửa được nếu không đúng.")
    return said % {"name": told_plain(known.paper.kind_name), "said": known.paper.said}


def _earlier(row: Draft, group_key: str) -> Earlier | None:
    group: Group | None = form_version(row.form_id).definition.group(group_key)
    answers = row.answers.get(group_key)
    if group is None or not answers or row.submitted_at is None:
        return None
    return Earlier(
        source=row.id,
        group=group_key,
        page_title=group.title,
        title=row.title,
        day=row.submitted_at,
        said=_("Lấy từ hồ sơ “%(title)s” bạn nộp ngày %(day)s, sửa được nếu không đúng.")
        % {"title": told_plain(row.title), "day": format_date(row.submitted_at)},
        answers=answers,
        types={one.key: one.type for one in group.fields},
    )
