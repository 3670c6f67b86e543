"""The list of all public pages for search engines (sitemaps.org), in pages of its own."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from hamrong.kernel.edition.interface import shared
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.procedures import interface as procedures

# Far below the 50,000 addresses and 50 MB a page may hold: one page is quickly made.
PAGE_SIZE = 1_000
FIXED = (
    "portal:home",
    "portal:search",
    "portal:guides",
    "portal:agencies",
    "portal:lookup",
    "portal:satisfaction",
)
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@require_safe
@shared
@allow(Rule.ANYONE)
def sitemap(request: ActorRequest) -> HttpResponse:
    """Name the pages of the list."""
    numbers = range(1, _pages() + 1)
    paths = (reverse("portal:sitemap_page", args=[number]) for number in numbers)
    return _xml(request, "sitemapindex", "sitemap", paths)


@require_safe
@shared
@allow(Rule.ANYONE)
def sitemap_page(request: ActorRequest, page: int) -> HttpResponse:
    """List the addresses of one page; the first begins with the pages there always are."""
    if not 1 <= page <= _pages():
        raise Http404
    found = procedures.public_keys((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
    paths = [
        reverse("portal:procedure" if is_procedure else "portal:guide", args=[key])
        for is_procedure, key in found
    ]
    fixed = [reverse(name) for name in FIXED] if page == 1 else []
    return _xml(request, "urlset", "url", fixed + paths)


def _pages() -> int:
    return max(1, -(-procedures.count_public() // PAGE_SIZE))


def _xml(request: ActorRequest, root: str, entry: str, paths: Iterable[str]) -> HttpResponse:
    rows = "\n".join(
        f"<{entry}><loc>{escape(request.build_absolute_uri(path))}</loc></{entry}>"
        for path in paths
    )
    body = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_NAMESPACE}">\n{rows}\n</{root}>'
    )
    return HttpResponse(body, content_type="application/xml; charset=utf-8")
