"""The register of keys, and the page of one key."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamrong.foundation.signing.access import administers
from hamrong.foundation.signing.actions.certify_key import LARGEST, certify_key
from hamrong.foundation.signing.actions.change_key import change_key
from hamrong.foundation.signing.actions.make_key import make_key
from hamrong.foundation.signing.actions.open_key import close_key, open_for_signing
from hamrong.foundation.signing.actions.register_key import register_key
from hamrong.foundation.signing.forms import RegisterForm
from hamrong.foundation.signing.queries.keys import key_view, keys_for, request_of
from hamrong.foundation.signing.rules.keys import State
from hamrong.kernel.actor.interface import NotYoursError, RefusedError, Role
from hamrong.kernel.timeline.interface import Audience, entries
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow


@require_safe
@allow(Rule.OFFICIAL)
def keys(request: ActorRequest) -> HttpResponse:
    """List the keys an official keeps, or administers."""
    context = {
        "keys": keys_for(request.actor),
        "may_register": bool(request.actor.agencies(Role.ADMINISTRATOR)),
    }
    return render(request, "signing/keys.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Rule.ADMINISTRATOR)
def register(request: ActorRequest) -> HttpResponse:
    """Enter a key into the register."""
    form = RegisterForm(request.actor, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        agency_id, keeper_id = told["keeper"]
        try:
            made = register_key(
                request.actor,
                agency_id=agency_id,
                keeper_id=keeper_id,
                holder=told["holder"],
                purpose=told["purpose"],
            )
        except RefusedError as refused:
            form.add_error(refused.field or None, refused.message)
        else:
            messages.success(request, _("Đã đăng ký. Người giữ khóa vào trang này để tạo khóa."))
            return redirect("signing:key", key_id=made)
    status = 422 if form.is_bound else 200
    return render(request, "signing/register.html", {"form": form}, status=status)


@require_safe
@allow(Rule.OFFICIAL)
def key(request: ActorRequest, key_id: UUID) -> HttpResponse:
    """Show a key, what happened to it, and what can be done with it."""
    return _page(request, key_id)


def _page(request: ActorRequest, key_id: UUID, refused: RefusedError | None = None) -> HttpResponse:
    view = key_view(request.actor, key_id)
    context = {
        "key": view,
        "administers": administers(request.actor, view.agency_id),
        "facts": entries(view.matter_id, (Audience.STAFF,)),
        "refused": refused,
    }
    return render(request, "signing/key.html", context, status=422 if refused else 200)


@require_safe
@allow(Rule.OFFICIAL)
def request_file(request: ActorRequest, key_id: UUID) -> HttpResponse:
    """Give the request for a certificate, to be sent to the authority."""
    content = request_of(request.actor, key_id)
    if content is None:
        raise NotYoursError
    answer = HttpResponse(content, content_type="application/pkcs10")
    answer["Content-Disposition"] = 'attachment; filename="yeu-cau-chung-thu.csr"'
    return answer


@require_POST
@allow(Rule.OFFICIAL)
def act(request: ActorRequest, key_id: UUID, verb: str) -> HttpResponse:
    """Do what the page of a key offers."""
    doing = VERBS.get(verb)
    if doing is None:
        raise Http404
    try:
        messages.success(request, doing(request, key_id))
    except RefusedError as refused:
        return _page(request, key_id, refused)
    return redirect("signing:key", key_id=key_id)


def _make(request: ActorRequest, key_id: UUID) -> str:
    pin = request.POST.get("pin", "")
    if pin != request.POST.get("again", ""):
        raise RefusedError(_("Hai lần nhập mã PIN không giống nhau."), field="pin")
    make_key(request.actor, key_id, pin=pin)
    return _("Đã tạo khóa. Hãy tải yêu cầu và gửi nơi cấp chứng thư.")


def _certify(request: ActorRequest, key_id: UUID) -> str:
    given = request.FILES.get("certificate")
    if given is None:
        raise RefusedError(_("Hãy chọn tệp chứng thư."), field="certificate")
    certify_key(request.actor, key_id, certificate=given.read(LARGEST))
    return _("Đã nhận chứng thư. Khóa dùng được từ bây giờ.")


def _open(request: ActorRequest, key_id: UUID) -> str:
    open_for_signing(request.actor, key_id, pin=request.POST.get("pin", ""))
    return _("Đã mở khóa để ký trong 15 phút.")


def _close(request: ActorRequest, key_id: UUID) -> str:
    close_key(request.actor, key_id)
    return _("Đã đóng khóa.")


def _changing(state: State) -> Callable[[ActorRequest, UUID], str]:
    def change(request: ActorRequest, key_id: UUID) -> str:
        change_key(request.actor, key_id, state=state, because=request.POST.get("because", ""))
        return _("Đã đổi tình trạng khóa.")

    return change


VERBS: dict[str, Callable[[ActorRequest, UUID], str]] = {
    "tao": _make,
    "chung-thu": _certify,
    "mo": _open,
    "dong": _close,
    "tam-dung": _changing(State.SUSPENDED),
    "dung-lai": _changing(State.ACTIVE),
    "thu-hoi": _changing(State.REVOKED),
}
