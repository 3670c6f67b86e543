"""Logging in and out, and choosing the hat."""

from django.conf import settings
from django.contrib.auth import views as auth
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from hamrong.foundation.identity.access import HAT_KEY, acting
from hamrong.foundation.identity.forms import LoginForm
from hamrong.kernel.actor.interface import Hat
from hamrong.kernel.ui.interface import Rule, allow

OFFICIALS_HOME = "/lam-viec/"


class _LoginView(auth.LoginView):
    form_class = LoginForm
    template_name = "identity/login.html"
    redirect_authenticated_user = True

    def get_default_redirect_url(self) -> str:
        """Officials begin with their work, citizens with their own page."""
        official = acting(self.request).hat is Hat.OFFICIAL
        return OFFICIALS_HOME if official else str(settings.LOGIN_REDIRECT_URL)


log_in = allow(Rule.ANYONE)(_LoginView.as_view())
log_out = allow(Rule.ANYONE)(auth.LogoutView.as_view())


@require_POST
@allow(Rule.CITIZEN, Rule.OFFICIAL)
def change_hat(request: HttpRequest) -> HttpResponse:
    """Act as the citizen one also is, or as the official again."""
    hat = Hat.CITIZEN if request.POST.get("hat") == Hat.CITIZEN else Hat.OFFICIAL
    request.session[HAT_KEY] = hat.value
    return redirect(OFFICIALS_HOME if hat is Hat.OFFICIAL else str(settings.LOGIN_REDIRECT_URL))


def safe_next(request: HttpRequest) -> HttpResponseRedirect:
    """Go where the visitor wanted to go, if that is a page of ours."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return HttpResponseRedirect(target if ours else str(settings.LOGIN_REDIRECT_URL))
