"""Addresses of money: the day's takings and online payments for officials, the platform's door."""

from django.urls import path

from hamrong.service.payments.views import callback, day, online

app_name = "payments"
_DAY = "lam-viec/thu-phi/"
_ONLINE = "lam-viec/thanh-toan-truc-tuyen/"
urlpatterns = [
    path(_DAY, day.takings_page, name="day"),
    path(f"{_DAY}thu-phi.csv", day.takings_csv, name="day_csv"),
    path(f"{_DAY}thu-phi.pdf", day.takings_paper, name="day_pdf"),
    path(_ONLINE, online.online, name="online"),
    path(f"{_ONLINE}doi-chieu", online.compared, name="compared"),
    path(f"{_ONLINE}doi-chieu.csv", online.compared_csv, name="compared_csv"),
    path(f"{_ONLINE}doi-chieu/<uuid:gap_id>", online.note_gap, name="note_gap"),
    path(f"{_ONLINE}<uuid:payment_id>", online.payment, name="payment"),
    path(f"{_ONLINE}<uuid:payment_id>/hoan-tien", online.give_back, name="refund"),
    path(f"{_ONLINE}<uuid:payment_id>/hoi-lai", online.ask, name="ask"),
    path("thanh-toan/xac-nhan", callback.callback, name="callback"),
]
