"""Small files that browsers and crawlers ask for at the root."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import is_valid_path
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from hamrong.kernel.ui.access import allow
from hamrong.kernel.ui.queries.site import site
from hamrong.kernel.ui.rules.access import Rule

ROBOTS = "User-agent: *\nDisallow: /ca-nhan/\nDisallow: /lam-viec/\nDisallow: /nop-ho-so/\n"
SITEMAP = "/sitemap.xml"
DAY_SECONDS = 24 * 60 * 60


@require_safe
@allow(Rule.ANYONE)
@cache_control(public=True, max_age=DAY_SECONDS)
def robots(request: HttpRequest) -> HttpResponse:
    """Ask crawlers to leave out what is personal; nothing there is open to them anyway.

    The list of public pages is named where there is one.
    """
    listed = f"Sitemap: {request.build_absolute_uri(SITEMAP)}\n" if is_valid_path(SITEMAP) else ""
    return HttpResponse(ROBOTS + listed, content_type="text/plain; charset=utf-8")


@require_safe
@allow(Rule.ANYONE)
@cache_control(public=True, max_age=DAY_SECONDS)
def manifest(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 - a view's signature
    """Describe the site to a phone that keeps it on its home screen."""
    name = _("Dịch vụ công %(owner)s") % {"owner": site().owner_inside}
    icon = {"src": static("ui/icon.svg"), "sizes": "any", "type": "image/svg+xml"}
    body = {
        "name": name,
        "short_name": "Hàm Rồng",
        "lang": "vi",
        "start_url": "/",
        "display": "minimal-ui",
        "background_color": "#faf8f3",
        "theme_color": "#0a4b49",
        "icons": [icon],
    }
    return JsonResponse(body, content_type="application/manifest+json")


@require_safe
@allow(Rule.ANYONE)
@cache_control(public=True, max_age=DAY_SECONDS)
def favicon(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - a view's signature
    """Send old browsers to the icon."""
    return HttpResponse(status=302, headers={"Location": static("ui/icon.svg")})
