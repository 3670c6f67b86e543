"""Asking others, answering, going on without an answer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamrong.foundation.directory import interface as directory
from hamrong.kernel.actor.interface import NotYoursError
from hamrong.kernel.files import interface as files
from hamrong.kernel.ids.interface import uuid_of
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.dossiers.access import may_ask_opinion
from hamrong.service.dossiers.actions.ask_opinion import ask_opinion
from hamrong.service.dossiers.actions.end_opinion import answer_opinion, close_opinion
from hamrong.service.dossiers.forms import AnswerForm, OpinionForm
from hamrong.service.dossiers.queries.opinions import is_over_for, opinion
from hamrong.service.dossiers.queries.page import dossier_view
from hamrong.service.dossiers.rules import Answer, SlipKind
from hamrong.service.dossiers.views.changed import STALE, attempt, changed, looked_at, over


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def ask(request: ActorRequest, code: str) -> HttpResponse:
    """Choose whom to ask, found by name, then what and by when."""
    dossier = dossier_view(request.actor, code)
    if not may_ask_opinion(request.actor, dossier.authority_id):
        raise NotYoursError
    text = (request.POST.get("q") or request.GET.get("q") or "")[:200].strip()
    chosen = [key for one in request.POST.getlist("agency") if (key := uuid_of(one))]
    sends = request.method == "POST" and "search" not in request.POST
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = OpinionForm(*sent)

    def take(seen: str | None) -> None:
        ask_opinion(
            request.actor,
            code,
            agency_ids=chosen,
            question=form.cleaned_data["question"],
            day=form.cleaned_data["day"],
            attached=_stored(request, form),
            seen=seen,
        )

    tried = attempt(request, dossier, form, take) if sends else looked_at(request, dossier)
    if tried.done:
        messages.success(request, _("Đã gửi câu hỏi lấy ý kiến."))
        return redirect("dossiers:page", code=code)
    if not sends:
        form.errors.clear()
    known = {one: directory.agency(one) for one in chosen}
    found = directory.agencies_page(text).rows if text else ()
    context = {
        "dossier": dossier,
        "form": form,
        "q": text,
        "chosen": list(known.values()),
        "stops": dossier.procedure.opinion_stops_clock,
        "found": [one for one in found if one.id not in known],
        **tried.context,
    }
    return render(request, "dossiers/ask_opinion.html", context, status=tried.status)


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def answer(request: ActorRequest, code: str, opinion_id: UUID) -> HttpResponse:
    """Show a question; whoever was asked answers, whoever asked may go on without."""
    if request.method == "POST" and is_over_for(request.actor, code, opinion_id):
        return over(request, code)
    dossier, form = (
        dossier_view(request.actor, code),
        AnswerForm(request.POST or None, request.FILES),
    )
    asked = opinion(request.actor, code, opinion_id)
    closes = "close" in request.POST
    tried = attempt(
        request, dossier, form, lambda seen: _end(request, code, opinion_id, form, seen)
    )
    if tried.done:
        messages.success(request, _("Đã ghi ý kiến."))
        return redirect("dossiers:page", code=code) if closes else redirect("workplace:inbox")
    if tried.status == STALE and asked.ended_at:
        return changed(request, dossier_view(request.actor, code))
    letters = [one for one in dossier.slips if one.kind == SlipKind.OPINION]
    context = {
        "dossier": dossier,
        "asked": asked,
        "form": form,
        "letter": next((one for one in letters if one.occasion == asked.occasion), None),
        **tried.context,
    }
    return render(request, "dossiers/opinion.html", context, status=tried.status)


def _end(
    request: ActorRequest, code: str, opinion_id: UUID, form: AnswerForm, seen: str | None
) -> None:
    said = form.cleaned_data
    if "close" in request.POST:
        close_opinion(request.actor, code, opinion_id, reason=said["text"], seen=seen)
        return
    given = Answer(said["answer"]) if said["answer"] else Answer.SILENT
    answer_opinion(
        request.actor,
        code,
        opinion_id,
        answer=given,
        text=said["text"],
        attached=_stored(request, form),
        seen=seen,
    )


def _stored(request: ActorRequest, form: OpinionForm | AnswerForm) -> list[UUID]:
    """Keep the files sent with a text.

    Raises:
        RefusedError: one of them cannot be taken.
    """
    sent = form.cleaned_data["file"]
    return [files.store(one.file, name=one.name, owner=request.actor).id for one in sent]
