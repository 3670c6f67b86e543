"""Where the payment platform tells us what became of a payment."""

from http import HTTPStatus

from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from hamrong.kernel.ui.interface import Rule, allow
from hamrong.service.payments.actions.take_callback import take_callback


@csrf_exempt
@require_POST
@allow(Rule.ANYONE)
def callback(request: HttpRequest) -> JsonResponse:
    """Confirm a genuine message; anything else gets one and the same refusal."""
    sender = request.META.get("REMOTE_ADDR", "")
    if take_callback(request.path, request.headers, request.body, sender=sender):
        return JsonResponse({"status": "ok"})
    return JsonResponse({"status": "refused"}, status=HTTPStatus.BAD_REQUEST)
