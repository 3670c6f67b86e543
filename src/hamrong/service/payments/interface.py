"""The door: what other contexts may use."""

from hamrong.service.payments.access import may_collect
from hamrong.service.payments.actions.begin_online import begin_online
from hamrong.service.payments.actions.cancel_receipt import cancel_receipt
from hamrong.service.payments.actions.collect import collect
from hamrong.service.payments.actions.drop_request import drop_request
from hamrong.service.payments.actions.look import look
from hamrong.service.payments.actions.move_requests import move_requests
from hamrong.service.payments.actions.open_page import Addresses
from hamrong.service.payments.actions.owe_again import owe_again
from hamrong.service.payments.actions.request_payment import Payable, request_payment
from hamrong.service.payments.events import PaidOnline, Refunded, SurplusPaid
from hamrong.service.payments.ports import is_configured as can_pay_online
from hamrong.service.payments.queries.online import OnlineView, online_of, open_request
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
from hamrong.service.payments.rules import AT_DESK, Method, OnlineState, RequestState, Timing

__all__ = [
    "AT_DESK",
    "Addresses",
    "Method",
    "OnlineState",
    "OnlineView",
    "PaidOnline",
    "Payable",
    "ReceiptView",
    "Refunded",
    "RequestState",
    "RequestView",
    "Sheet",
    "SurplusPaid",
    "Timing",
    "assessed",
    "begin_online",
    "can_pay_online",
    "cancel_receipt",
    "collect",
    "drop_request",
    "exact_sheet",
    "is_receipt_file",
    "look",
    "may_collect",
    "move_requests",
    "online_of",
    "open_request",
    "owe_again",
    "owed",
    "request_payment",
    "requests_of",
    "sheet",
    "standing",
    "unpaid",
]
