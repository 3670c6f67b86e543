"""The answer to a page that is old: what changed meanwhile, and what was typed."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from hamrong.kernel.actor.interface import RefusedError, StaleError
from hamrong.kernel.timeline.interface import Entry
from hamrong.kernel.ui.interface import ActorRequest
from hamrong.service.dossiers.forms.results import PAPER
from hamrong.service.dossiers.queries.changes import entries_since
from hamrong.service.dossiers.queries.page import DossierView, dossier_view

STALE = HTTPStatus.CONFLICT

# What people type beside an action; the rest they choose, and would choose anew.
TYPED = (
    "reason",
    "basis",
    "round_reason",
    "note",
    "proof",
    "receiver",
    "receiver_id",
    "authorisation",
    "no_date_reason",
    "question",
    "text",
    "content",
    "how",
    "day",
)


@dataclass(frozen=True)
class Attempt:
    """How a write from a page went; `changes` are the facts its writer had not seen."""

    done: bool
    status: int
    seen: str
    changes: tuple[Entry, ...] = ()

    @property
    def context(self) -> dict[str, object]:
        """Return what the page needs to be shown, again or for the first time."""
        return {"seen": self.seen, "changes": self.changes}


def last_seen(request: ActorRequest, dossier: DossierView) -> str:
    """Return the last fact this reader has been shown, kept while a form is corrected."""
    return request.POST.get("seen", "") or _latest(dossier)


def _latest(dossier: DossierView) -> str:
    return str(dossier.entries[-1].id) if dossier.entries else ""


def looked_at(request: ActorRequest, dossier: DossierView) -> Attempt:
    """Return how a page is shown that nobody has sent yet."""
    return Attempt(done=False, status=HTTPStatus.OK, seen=last_seen(request, dossier))


def attempt(
    request: ActorRequest,
    dossier: DossierView,
    form: forms.Form,
    take: Callable[[str | None], object],
) -> Attempt:
    """Let `take` write what a valid form says, unless the page is old; say how it went.

    `take` gets the last fact the page showed. The page of an old write comes back with all that
    was typed and with what its writer had not seen; sending it again is then a choice.
    """
    shown = last_seen(request, dossier)
    if request.method != "POST":
        return looked_at(request, dossier)
    if not form.is_valid():
        return Attempt(done=False, status=HTTPStatus.UNPROCESSABLE_ENTITY, seen=shown)
    try:
        take(request.POST.get("seen"))
    except RefusedError as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        return Attempt(done=False, status=HTTPStatus.UNPROCESSABLE_ENTITY, seen=shown)
    except StaleError:
        return refused_as_old(request, dossier.code)
    return Attempt(done=True, status=HTTPStatus.FOUND, seen=shown)


def refused_as_old(request: ActorRequest, code: str) -> Attempt:
    """Return how the page of an old write comes back: with the facts its writer had not seen."""
    dossier = dossier_view(request.actor, code)
    since = entries_since(dossier.entries, request.POST.get("seen", ""))
    return Attempt(done=False, status=STALE, seen=_latest(dossier), changes=since)


def changed(request: ActorRequest, dossier: DossierView, said: str = "") -> HttpResponse:
    """Refuse the write of an old page: nothing is taken, nothing that was typed is lost.

    `said` is what stood in the way, where that is known.
    """
    since = entries_since(dossier.entries, request.POST.get("seen", ""))
    return _refused(
        request, {"dossier": dossier, "code": dossier.code, "since": since, "said": said}
    )


def over(request: ActorRequest, code: str) -> HttpResponse:
    """Refuse the write about a dossier that the writer can read no more."""
    return _refused(request, {"code": code})


def _refused(request: ActorRequest, context: dict[str, object]) -> HttpResponse:
    names = (*TYPED, *(name for name in request.POST if name.startswith(PAPER)))
    typed = [text for name in names if (text := request.POST.get(name, "").strip())]
    return render(request, "dossiers/changed.html", {**context, "typed": typed}, status=STALE)
