"""Having a signed file judged by a program."""

from django.http import HttpRequest, HttpResponseBase
from ninja import File, Router
from ninja.files import UploadedFile

from hamrong.foundation.signing.actions.judge import judge
from hamrong.foundation.signing.actions.limit import may_judge
from hamrong.foundation.signing.queries.judged import SignedFileView, judged_view
from hamrong.kernel.actor.interface import TooOftenError
from hamrong.kernel.api.interface import respond

router = Router(tags=["signatures"], auth=None)


@router.post("/signatures/verify", response=SignedFileView, summary="Kiểm tra chữ ký số của tệp")
def verify_signatures(request: HttpRequest, file: File[UploadedFile]) -> HttpResponseBase:
    """Return who signed a PDF or XML, when, and whether it is whole; nothing is kept of it."""
    if not may_judge(request.META.get("REMOTE_ADDR", "")):
        raise TooOftenError
    return respond(judged_view(judge(file)))
