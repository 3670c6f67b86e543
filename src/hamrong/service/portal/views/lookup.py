"""Following a dossier without an account."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamrong.kernel.actor.interface import TooOftenError
from hamrong.kernel.throttle.interface import allow as may_try
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.dossiers import interface as dossiers

# A village shares one line, so an address may ask often; a code may be guessed at rarely.
PER_ADDRESS, PER_CODE, WINDOW_SECONDS = 60, 10, 600


@require_http_methods(["GET", "POST"])
@allow(Rule.ANYONE)
def lookup(request: ActorRequest) -> HttpResponse:
    """Ask for code and phone; both must fit. The phone never stands in an address."""
    code = (request.POST.get("code") or request.GET.get("ma", "")).replace("\x00", "").strip()[:60]
    phone = request.POST.get("phone", "").replace("\x00", "")[:30]
    context: dict[str, object] = {"code": code, "phone": phone}
    if request.method == "GET":
        return render(request, "portal/lookup.html", context)
    address = request.META.get("REMOTE_ADDR", "")
    by_address = may_try(f"lookup-from:{address}", limit=PER_ADDRESS, seconds=WINDOW_SECONDS)
    by_code = may_try(f"lookup:{code.upper()}", limit=PER_CODE, seconds=WINDOW_SECONDS)
    if not (by_address and by_code):
        raise TooOftenError
    context["found"] = found = dossiers.look_up(code, phone)
    if found is None:
        context["problem"] = _(
            "Không có hồ sơ nào ứng với mã và số điện thoại này. Hãy kiểm tra lại cả hai, "
            "đúng như trên giấy tiếp nhận."
        )
    return render(request, "portal/lookup.html", context, status=200 if found else 422)
