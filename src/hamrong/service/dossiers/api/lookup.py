"""Following a dossier without an account."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from ninja import Router

from hamrong.kernel.actor.interface import TooOftenError
from hamrong.kernel.api.interface import respond
from hamrong.service.dossiers.actions.limit_lookups import may_look_up
from hamrong.service.dossiers.queries.lookup import PublicView, look_up

router = Router(tags=["lookup"], auth=None)


@router.get("/lookup", response=PublicView, summary="Tra cứu hồ sơ")
def read_lookup(request: HttpRequest, code: str, phone: str) -> HttpResponseBase:
    """Return the way of a dossier to whoever knows its code and the phone number given in it.

    An unknown code and a wrong phone are answered alike; asking often is refused.
    """
    if not may_look_up(code, phone, request.META.get("REMOTE_ADDR", "")):
        raise TooOftenError
    found = look_up(code, phone)
    if found is None:
        raise Http404(gettext("Không có hồ sơ nào ứng với mã và số điện thoại này."))
    return respond(found)
