"""Addresses of the counter, under /lam-viec/tiep-nhan/."""

from django.urls import path

from hamrong.service.reception.views import counter, item, person

app_name = "reception"
_VISIT = "<uuid:visit_id>/"
urlpatterns = [
    path("", counter.counter, name="counter"),
    path("nguoi-nop", person.person, name="person"),
    path(_VISIT, counter.visit_page, name="visit"),
    path(f"{_VISIT}them/<str:code>", counter.add, name="add"),
    path(f"{_VISIT}mo-kho", counter.open_store, name="open_store"),
    path(f"{_VISIT}ket-thuc", counter.end, name="end"),
    path(f"{_VISIT}giay-hen.pdf", counter.receipts, name="receipts"),
    path(f"{_VISIT}<uuid:item_id>", item.item_page, name="item"),
]
