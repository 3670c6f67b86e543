"""The page that describes the API, made by the server: no script, nothing from elsewhere."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from ninja import NinjaAPI

from hamrong.kernel.api.rules import described
from hamrong.kernel.ui.interface import Rule, allow


def docs_page(api: NinjaAPI) -> Callable[..., HttpResponseBase]:
    """Return the view that shows this API."""

    @require_safe
    @allow(Rule.ANYONE)
    def docs(request: HttpRequest) -> HttpResponse:
        address = request.build_absolute_uri(reverse("api:openapi-json"))
        context = {"api": described(api.get_openapi_schema()), "address": address}
        return render(request, "api/docs.html", context)

    return docs
