"""One API for all systems, default closed, its errors as problem documents."""

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from hamrong.kernel.api.access import SignedIn
from hamrong.kernel.api.rules import PROBLEM_ANSWER, PROBLEM_SCHEMA, placed, problem

VERSION = "1.0.0"


class PlatformAPI(NinjaAPI):
    """Describes the problems every operation may answer, and names operations plainly."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """Name an operation by its function."""
        return operation.view_func.__name__

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """Return the description with the problems in it."""
        schema = super().get_openapi_schema(**options)
        schema["components"].setdefault("schemas", {})["Problem"] = PROBLEM_SCHEMA
        for path in schema["paths"].values():
            for operation in path.values():
                operation["responses"] = {
                    str(status): answer for status, answer in operation["responses"].items()
                }
                operation["responses"]["4XX"] = PROBLEM_ANSWER
        return schema


def make_api(*, title: str, description: str) -> NinjaAPI:
    """Return the API to which the systems' routers are added, at /v1 and on."""
    api = PlatformAPI(
        title=title,
        version=VERSION,
        description=description,
        docs_url=None,
        urls_namespace="api",
        auth=SignedIn(),
    )
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(HttpError, _refused)
    api.add_exception_handler(Http404, _missing)
    return api


def _answer(
    request: HttpRequest, status: int, detail: str, errors: list[dict[str, str]] | None = None
) -> HttpResponse:
    body = problem(status, HTTPStatus(status).phrase, detail, request.path, errors or ())
    return JsonResponse(body, status=status, content_type="application/problem+json")


def _invalid(request: HttpRequest, error: ValidationError | type[ValidationError]) -> HttpResponse:
    found = [placed(one) for one in getattr(error, "errors", ())]
    return _answer(request, 422, _("Có tham số sai; xem danh sách lỗi."), found)


def _refused(request: HttpRequest, error: HttpError | type[HttpError]) -> HttpResponse:
    status = getattr(error, "status_code", 400)
    told = {
        400: _("Không đọc được nội dung yêu cầu."),
        401: _("Cần đăng nhập để gọi chức năng này."),
        403: _("Phiên không được phép gọi chức năng này."),
        429: _("Gọi quá nhiều lần. Hãy đợi rồi thử lại."),
    }
    return _answer(request, status, told.get(status, str(error)))


def _missing(request: HttpRequest, error: Http404 | type[Http404]) -> HttpResponse:
    return _answer(request, 404, str(error) or _("Không tìm thấy."))
