"""Guides and questions: all of them, and one."""

import json

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from hamrong.kernel.edition.interface import shared
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.portal.queries.answers_told import answers_told
from hamrong.service.procedures import interface as procedures
from hamrong.service.procedures.interface import Kind

# A text from the pack must not be able to close the script element it stands in.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@require_safe
@shared
@allow(Rule.ANYONE)
def guides(request: ActorRequest) -> HttpResponse:
    """List all guides and questions."""
    rows = procedures.guides()
    told = {
        "guides": [row for row in rows if row.kind == Kind.GUIDE],
        "questions": [row for row in rows if row.kind == Kind.QUESTION],
    }
    return render(request, "portal/guides.html", told)


@require_safe
@shared
@allow(Rule.ANYONE)
def guide(request: ActorRequest, key: str) -> HttpResponse:
    """Show a guide in steps, or a question with its answer, and what to file next."""
    view = procedures.guide(key)
    if view is None:
        raise Http404
    text = json.dumps(
        answers_told(view, request.build_absolute_uri(request.path)), ensure_ascii=False
    )
    told = {"guide": view, "structured": SafeString(text.translate(_ESCAPES))}
    return render(request, "portal/guide.html", told)
