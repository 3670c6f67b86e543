"""The door: what other contexts may use."""

from hamrong.service.payments.access import may_collect
from hamrong.service.payments.actions.cancel_receipt import cancel_receipt
from hamrong.service.payments.actions.collect import collect
from hamrong.service.payments.actions.move_requests import move_requests
from hamrong.service.payments.actions.request_payment import Payable, request_payment
from hamrong.service.payments.queries.requests import (
    ReceiptView,
    RequestView,
    assessed,
    is_receipt_file,
    owed,
    requests_of,
    standing,
    unpaid,
)
from hamrong.service.payments.queries.sheet import Sheet, exact_sheet, sheet
from hamrong.service.payments.rules import Method, RequestState, Timing

__all__ = [
    "Method",
    "Payable",
    "ReceiptView",
    "RequestState",
    "RequestView",
    "Sheet",
    "Timing",
    "assessed",
    "cancel_receipt",
    "collect",
    "exact_sheet",
    "is_receipt_file",
    "may_collect",
    "move_requests",
    "owed",
    "request_payment",
    "requests_of",
    "sheet",
    "standing",
    "unpaid",
]
