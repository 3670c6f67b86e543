"""Following a dossier without an account."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamrong.kernel.actor.interface import TooOftenError
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.dossiers import interface as dossiers


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Rule.ANYONE)
def lookup(request: ActorRequest) -> HttpResponse:
    """Ask for code and phone; both must fit. The phone never stands in an address."""
    code = (request.POST.get("code") or request.GET.get("ma", "")).replace("\x00", "").strip()[:60]
    phone = request.POST.get("phone", "").replace("\x00", "")[:30]
    context: dict[str, object] = {"code": code, "phone": phone}
    if request.method != "POST":
        return render(request, "portal/lookup.html", context)
    if not dossiers.may_look_up(code, phone, request.META.get("REMOTE_ADDR", "")):
        raise TooOftenError
    context["found"] = found = dossiers.look_up(code, phone)
    if found is None:
        context["problem"] = _(
            "Không có hồ sơ nào ứng với mã và số điện thoại này. Hãy kiểm tra lại cả hai, "
            "đúng như trên giấy tiếp nhận."
        )
    return render(request, "portal/lookup.html", context, status=200 if found else 422)
