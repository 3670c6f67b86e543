"""Files in pieces over a bad line: tus 1.0.0 (https://tus.io/protocols/resumable-upload)."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import http_date
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import LaterError, NotYoursError, RefusedError
from hamrong.kernel.files import interface as files
from hamrong.kernel.files.interface import UploadView
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow, send_file
from hamrong.service.portal.actions.settle_upload import settle_upload
from hamrong.service.portal.queries.purposes import purpose_of
from hamrong.service.portal.views.boxes import box_of

PIECE = 1024 * 1024
"""Bytes written at a time: what came before the line dropped is kept."""
LARGEST_CHECKED = 4 * PIECE
"""A piece with a checksum is held whole in memory until it is judged."""
BODY = "application/offset+octet-stream"
CHECKSUM_MISMATCH = 460
PAUSE_SECONDS = 20

Answer = Callable[..., HttpResponseBase]


def speaks_tus(view: Answer) -> Answer:
    """Answer in the words of the protocol, whatever an action says."""

    @wraps(view)
    def answered(request: ActorRequest, **kwargs: Any) -> HttpResponseBase:
        answer = _answer(view, request, **kwargs)
        answer.headers.setdefault("Tus-Resumable", files.TUS_VERSION)
        answer.headers.setdefault("Cache-Control", "no-store")
        return answer

    return answered


def _answer(view: Answer, request: ActorRequest, **kwargs: Any) -> HttpResponseBase:
    try:
        return view(request, **kwargs)
    except files.WrongRequestError as error:
        return HttpResponse(str(error), status=400, content_type="text/plain")
    except files.WrongOffsetError:
        return HttpResponse(status=409)
    except LaterError as error:
        pause = {"Retry-After": str(PAUSE_SECONDS)}
        return JsonResponse({"message": error.message}, status=503, headers=pause)
    except RefusedError as refused:
        return JsonResponse({"message": refused.message}, status=422)


def _method(request: ActorRequest) -> str:
    """Return what is asked for; proxies that know only POST say it in a header."""
    override = request.headers.get("X-HTTP-Method-Override", "")
    return override.upper() if request.method == "POST" and override else request.method or ""


def _old_version(request: ActorRequest) -> HttpResponse | None:
    if request.headers.get("Tus-Resumable") == files.TUS_VERSION:
        return None
    return HttpResponse(status=412, headers={"Tus-Version": files.TUS_VERSION})


@allow(Rule.CITIZEN)
@speaks_tus
def uploads(request: ActorRequest) -> HttpResponseBase:
    """Begin an upload; say what this server can; or draw one card of papers anew."""
    if request.method == "GET" and "muc" in request.GET:
        box = box_of(request, purpose_of(request.actor, request.GET["muc"]))
        return render(request, "portal/parts/box_pages.html", {"box": box})
    if request.method == "OPTIONS":
        return _abilities()
    if _method(request) != "POST":
        return HttpResponse(status=405, headers={"Allow": "GET, OPTIONS, POST"})
    return _old_version(request) or _begin(request)


def _abilities() -> HttpResponse:
    told = {
        "Tus-Version": files.TUS_VERSION,
        "Tus-Extension": files.TUS_EXTENSIONS,
        "Tus-Max-Size": str(files.MAX_BYTES),
        "Tus-Checksum-Algorithm": ",".join(files.TUS_ALGORITHMS),
    }
    return HttpResponse(status=204, headers=told)


def _begin(request: ActorRequest) -> HttpResponse:
    said = files.metadata_of(request.headers.get("Upload-Metadata", ""))
    purpose = said.get("purpose", "")
    purpose_of(request.actor, purpose)
    length = files.whole_number(request.headers.get("Upload-Length"))
    if length > files.MAX_BYTES:
        return JsonResponse({"message": files.too_large(files.MAX_BYTES)}, status=413)
    begun = files.begin_upload(
        request.actor,
        purpose=purpose,
        name=said.get("filename") or _("tệp"),
        length=length,
        known=files.Known(said.get("fingerprint", ""), _order(said)),
    )
    if request.content_type == BODY and not begun.received:
        begun = _append(request, begun.id, 0)
    at = reverse("portal:upload", args=[begun.id])
    return HttpResponse(status=201, headers={"Location": at, **_where(begun)})


def _order(said: dict[str, str]) -> int:
    return files.whole_number(said["order"]) if "order" in said else 0


@allow(Rule.CITIZEN)
@speaks_tus
def upload(request: ActorRequest, upload_id: UUID) -> HttpResponseBase:
    """Tell how much is here, take the next piece, or forget the upload."""
    found = files.upload(request.actor, upload_id)
    ways = {"HEAD": _tell, "PATCH": _take, "DELETE": _drop}
    way = ways.get(_method(request))
    if way is None:
        return HttpResponse(status=405, headers={"Allow": "DELETE, HEAD, PATCH"})
    return _old_version(request) or way(request, found)


def _tell(_request: ActorRequest, found: UploadView) -> HttpResponse:
    return HttpResponse(headers={**_where(found), "Upload-Length": str(found.length)})


def _take(request: ActorRequest, found: UploadView) -> HttpResponse:
    if request.content_type != BODY:
        return HttpResponse(status=415)
    offset = files.whole_number(request.headers.get("Upload-Offset"))
    checksum = request.headers.get("Upload-Checksum")
    if checksum is None:
        found = _append(request, found.id, offset)
    else:
        piece = request.read(LARGEST_CHECKED + 1)
        if len(piece) > LARGEST_CHECKED:
            return HttpResponse(status=413)
        if not files.matches(checksum, piece):
            return HttpResponse(status=CHECKSUM_MISMATCH)
        found = files.append_upload(request.actor, found.id, offset, piece)
    if found.is_whole:
        found = _settled(request, found)
    return HttpResponse(status=204, headers=_where(found))


def _append(request: ActorRequest, upload_id: UUID, offset: int) -> UploadView:
    """Write what comes as it comes; an empty piece asks once more how a whole upload ended."""
    found = files.append_upload(request.actor, upload_id, offset, request.read(PIECE))
    while piece := request.read(PIECE):
        found = files.append_upload(request.actor, upload_id, found.received, piece)
    return found


def _settled(request: ActorRequest, found: UploadView) -> UploadView:
    settled = settle_upload(request.actor, found.id)
    if settled.refusal:
        raise RefusedError(settled.refusal, field="file")
    return settled


def _drop(request: ActorRequest, found: UploadView) -> HttpResponse:
    files.drop_upload(request.actor, found.id)
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


def _where(found: UploadView) -> dict[str, str]:
    return {
        "Upload-Offset": str(found.received),
        "Upload-Expires": http_date(found.expires_at.timestamp()),
    }


@allow(Rule.CITIZEN)
def upload_file(request: ActorRequest, upload_id: UUID) -> HttpResponseBase:
    """Open a file that waits to be used, or a small picture of it."""
    found = files.upload(request.actor, upload_id)
    if found.file is None:
        raise NotYoursError
    return shown(request, found.file.id)


def shown(request: ActorRequest, file_id: UUID) -> HttpResponse | FileResponse:
    """Send a file its owner may see, small when the address asks for it."""
    if "nho" in request.GET:
        picture = HttpResponse(files.small_picture(file_id), content_type="image/jpeg")
        picture.headers["Cache-Control"] = "private, no-store"
        return picture
    stored, handle = files.open_file(file_id)
    return send_file(handle, files.headers_for(stored, inline=True))
