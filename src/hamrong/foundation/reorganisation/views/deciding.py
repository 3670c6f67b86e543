"""Deciding where the open things of a divided or abolished agency go."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from hamrong.foundation.reorganisation.actions.decide import decide
from hamrong.foundation.reorganisation.actions.villages import assign_village, release_village
from hamrong.foundation.reorganisation.forms import VillageForm
from hamrong.foundation.reorganisation.queries.questions import questions
from hamrong.foundation.reorganisation.queries.runs import RunView
from hamrong.foundation.reorganisation.views.carrying import the_run
from hamrong.kernel.actor.interface import RefusedError
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow

CHOICE = "heir-"


@require_http_methods(["GET", "POST"])
@allow(Rule.ADMINISTRATOR)
def divided(request: ActorRequest, day: str, agency_id: UUID) -> HttpResponse:
    """List what is open at an agency, each with the heir proposed; save what is decided."""
    run = the_run(request, day)
    if request.method == "POST":
        changed = decide(request.actor, run.day.on, agency_id, _chosen(request))
        text = ngettext("Đã ghi %(count)s quyết định.", "Đã ghi %(count)s quyết định.", changed)
        messages.success(request, text % {"count": changed})
        return redirect(request.get_full_path())
    return _page(request, run, agency_id)


def _chosen(request: ActorRequest) -> dict[UUID, UUID]:
    """Read what was chosen by thing; where nothing was, the proposal stands."""
    found = {}
    for name, value in request.POST.items():
        if name.startswith(CHOICE) and value:
            thing, heir = _uuid(name.removeprefix(CHOICE)), _uuid(str(value))
            if thing and heir:
                found[thing] = heir
    return found


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _page(
    request: ActorRequest,
    run: RunView,
    agency_id: UUID,
    form: VillageForm | None = None,
    status: int = 200,
) -> HttpResponse:
    asked = questions(
        run.day, agency_id, request.GET.get("loai", "dossiers"), _uuid(request.GET.get("sau", ""))
    )
    following = request.GET.copy()
    following["sau"] = str(asked.next_after or "")
    return render(
        request,
        "reorganisation/divided.html",
        {
            "run": run,
            "asked": asked,
            "form": form or VillageForm(asked.heirs),
            "next_url": f"?{following.urlencode()}" if asked.next_after else "",
        },
        status=status,
    )


@require_POST
@allow(Rule.ADMINISTRATOR)
def village(request: ActorRequest, day: str, agency_id: UUID) -> HttpResponse:
    """Add a rule: all that names a village goes to one heir."""
    run = the_run(request, day)
    form = VillageForm(questions(run.day, agency_id, "").heirs, request.POST)
    if form.is_valid():
        told = form.cleaned_data
        try:
            assign_village(
                request.actor, run.day.on, agency_id, name=told["name"], heir_id=told["heir"]
            )
        except RefusedError as refused:
            form.add_error(refused.field or None, refused.message)
        else:
            messages.success(request, _("Đã thêm quy tắc. Đề xuất bên dưới theo quy tắc mới."))
            return redirect("reorganisation:divided", day=day, agency_id=agency_id)
    return _page(request, run, agency_id, form, status=422)


@require_POST
@allow(Rule.ADMINISTRATOR)
def drop_village(request: ActorRequest, day: str, village_id: UUID) -> HttpResponse:
    """Take a rule back."""
    run = the_run(request, day)
    agency_id = release_village(request.actor, run.day.on, village_id)
    messages.success(request, _("Đã bỏ quy tắc."))
    return redirect("reorganisation:divided", day=day, agency_id=agency_id)
