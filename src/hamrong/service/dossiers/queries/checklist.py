"""The published checklist as a page to be marked, and what was marked on it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hamrong.service.dossiers.queries.checks import CheckView
from hamrong.service.dossiers.rules import Found
from hamrong.service.procedures import interface as procedures
from hamrong.service.procedures.interface import Document, ProcedureView, Way

MOST_COPIES = 99
_COUNTS: Mapping[str, Promise] = {
    "original": gettext_lazy("Bản chính"),
    "certified": gettext_lazy("Chứng thực"),
    "copy": gettext_lazy("Sao chụp"),
}
_MARKS: Mapping[str, Promise] = {
    "digitised": gettext_lazy("Đã số hóa"),
    "held": gettext_lazy("Đã có trong kho"),
    "missing": gettext_lazy("Còn thiếu"),
}


@dataclass(frozen=True)
class Mark:
    """One input beside a paper: a count, or a box to tick."""

    name: str
    label: str
    value: str
    ticked: bool
    is_box: bool
    error: str


@dataclass(frozen=True)
class MarkedPaper:
    """A paper of the checklist with its inputs."""

    key: str
    name: str
    when: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Checklist:
    """The page, what was marked on it, and whether all of it could be read."""

    papers: tuple[MarkedPaper, ...]
    found: tuple[Found, ...]
    problems: tuple[tuple[str, str], ...]


def checklist(
    documents: Sequence[Document],
    *,
    sent: Mapping[str, Any] | None = None,
    before: Sequence[CheckView] = (),
    given: Collection[str] = (),
    held: Collection[str] = (),
) -> Checklist:
    """Return the checklist with what was sent, or marked before, or most likely holds.

    `given` are the papers for which files came, `held` those that came from the person's store.
    Papers without any mark are not among `found`.
    """
    known = {one.key: one for one in before}
    papers, found = [], []
    for document in documents:
        values = _sent(document, sent) if sent is not None else _first(document, known, given, held)
        papers.append(_paper(document, values))
        one = _found(document.key, values)
        if one != Found(key=document.key):
            found.append(one)
    problems = [(m.name, m.error) for p in papers for m in p.marks if m.error]
    return Checklist(tuple(papers), tuple(found), tuple(problems))


def papers_of(
    procedure: ProcedureView, situation: Mapping[str, str], given: Collection[str]
) -> tuple[Document, ...]:
    """Return the checklist of one case, and beside it whatever came or was marked all the same."""
    fitted = {one.key: one for one in procedures.documents_for(procedure, situation)}
    kept = [one for one in procedure.documents if one.key in fitted or one.key in given]
    return tuple(fitted.get(one.key, one) for one in kept)


def _found(key: str, values: Mapping[str, str]) -> Found:
    return Found(
        key=key,
        original=_number(values["original"]) or 0,
        certified=_number(values["certified"]) or 0,
        copy=_number(values["copy"]) or 0,
        digitised=bool(values["digitised"]),
        held=bool(values["held"]),
        missing=bool(values["missing"]),
    )


def _sent(document: Document, sent: Mapping[str, Any]) -> dict[str, str]:
    names = (*_COUNTS, *_MARKS)
    return {name: str(sent.get(f"{document.key}-{name}") or "").strip() for name in names}


def _first(
    document: Document,
    known: Mapping[str, CheckView],
    given: Collection[str],
    held: Collection[str],
) -> dict[str, str]:
    """Return what stood before; an unmarked paper whose file came, or the form, is digitised."""
    marked = known.get(document.key)
    if marked is not None:
        names = (*_COUNTS, *_MARKS)
        return {name: str(int(getattr(marked, name)) or "") for name in names}
    unmarked = dict.fromkeys((*_COUNTS, *_MARKS), "")
    if document.key in held:
        return {**unmarked, "held": "1"}
    came = document.key in given or document.way is Way.FORM
    return {**unmarked, "digitised": "1" if came else ""}


def _paper(document: Document, values: Mapping[str, str]) -> MarkedPaper:
    marks = [
        Mark(f"{document.key}-{name}", str(label), values[name], False, False, _error(values[name]))
        for name, label in _COUNTS.items()
    ]
    boxes = [
        Mark(f"{document.key}-{name}", str(label), "1", bool(values[name]), True, "")
        for name, label in _MARKS.items()
    ]
    return MarkedPaper(document.key, document.name, document.when, (*marks, *boxes))


def _number(text: str) -> int | None:
    fits = text.isascii() and text.isdigit() and int(text) <= MOST_COPIES
    return int(text) if fits else None


def _error(text: str) -> str:
    if not text or _number(text) is not None:
        return ""
    return _("Ghi số bản từ 0 đến %(most)s.") % {"most": MOST_COPIES}
