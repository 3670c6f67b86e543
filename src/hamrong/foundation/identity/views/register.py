"""Registering."""

from typing import Any

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from hamrong.foundation.identity.actions.register_citizen import register_citizen
from hamrong.foundation.identity.forms import RegisterForm
from hamrong.foundation.identity.ports import LoginBackend
from hamrong.foundation.identity.views.login import safe_next
from hamrong.kernel.actor.interface import RefusedError
from hamrong.kernel.throttle.interface import allow as may_try
from hamrong.kernel.ui.interface import Rule, allow

# An office or a village behind one line may register together; a machine may not.
REGISTRATIONS_PER_HOUR = 60


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@allow(Rule.ANYONE)
def register(request: HttpRequest) -> HttpResponse:
    """Make an account and go on to where the visitor was going."""
    form = RegisterForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        key = f"register:{request.META.get('REMOTE_ADDR', '')}"
        if not may_try(key, limit=REGISTRATIONS_PER_HOUR, seconds=3600):
            form.add_error(None, _("Có quá nhiều lượt đăng ký từ mạng này. Hãy thử lại sau."))
        elif (account := _registered(form)) is not None:
            login(request, account)
            return safe_next(request)
    context = {"form": form, "next": request.POST.get("next") or request.GET.get("next", "")}
    return render(request, "identity/register.html", context, status=422 if form.errors else 200)


def _registered(form: RegisterForm) -> Any:
    try:
        register_citizen(**form.cleaned_data)
    except RefusedError as refused:
        form.add_error(refused.field or None, refused.message)
        return None
    return LoginBackend().authenticate(
        None, form.cleaned_data["contact"], form.cleaned_data["password"]
    )
