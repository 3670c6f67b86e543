"""By which channels I am told of what."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamrong.foundation.identity import interface as identity
from hamrong.kernel.actor.interface import NotYoursError, RefusedError
from hamrong.kernel.notify import interface as notify
from hamrong.kernel.notify.interface import Channel
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow


@require_http_methods(["GET", "POST"])
@allow(Rule.CITIZEN)
def channels(request: ActorRequest) -> HttpResponse:
    """Show the channels; keep what to tell, send a code to an address, take the code back."""
    problem: RefusedError | None = None
    if request.method == "POST":
        try:
            messages.success(request, _done(request))
        except RefusedError as refused:
            problem = refused
        else:
            return redirect("portal:channels")
    context = {
        "channels": notify.channels(request.actor, _known(request)),
        "problem": problem,
        "problem_at": request.POST.get("channel", ""),
        "typed": request.POST.get("address", "")[:120],
    }
    return render(request, "portal/channels.html", context, status=422 if problem else 200)


def _done(request: ActorRequest) -> str:
    """Do what the button says and return what to say of it."""
    actor, wanted = request.actor, request.POST.get("channel", "")
    if wanted not in set(Channel):
        raise NotYoursError
    channel = Channel(wanted)
    match request.POST.get("do"):
        case "address":
            notify.ask_to_confirm(actor, channel, request.POST.get("address", "")[:254])
            return _("Đã gửi mã xác nhận. Nhập mã vào ô bên dưới.")
        case "confirm":
            notify.confirm_address(actor, channel, request.POST.get("code", "")[:20])
            return _("Đã xác nhận. Từ nay chúng tôi báo tin tới đây.")
        case _:
            notify.choose_topics(actor, channel, request.POST.getlist("topics"))
            return _("Đã lưu cách báo tin.")


def _known(request: ActorRequest) -> dict[Channel, str]:
    """Return where the account was registered with."""
    if request.actor.account_id is None:
        raise NotYoursError
    own = identity.account(request.actor.account_id)
    return {Channel.SMS: own.phone, Channel.MAIL: own.email}
