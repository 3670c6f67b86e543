"""Addresses of the officials' day, under /lam-viec/."""

from django.urls import path

from hamrong.office.workplace.views import bulk, deputies, filters, giving, inbox, troubles

app_name = "workplace"
urlpatterns = [
    path("", inbox.work_inbox, name="inbox"),
    path("nhan-viec/", inbox.claim_chosen, name="claim_chosen"),
    path("nhieu-viec/", bulk.choose, name="bulk"),
    path("nhieu-viec/<uuid:run_id>", bulk.run_page, name="run"),
    path("bo-loc/", filters.save, name="save_filter"),
    path("bo-loc/<uuid:filter_id>/xoa", filters.drop, name="drop_filter"),
    path("ban-giao/", giving.hand_over, name="hand_over"),
    path("uy-quyen/", deputies.deputies, name="deputies"),
    path("uy-quyen/<uuid:delegation_id>/ket-thuc", deputies.end, name="end_delegation"),
    path("viec/<uuid:item_id>", giving.item_page, name="item"),
    path("viec/<uuid:item_id>/nhan", inbox.claim_one, name="claim"),
    path("viec/<uuid:item_id>/tra", inbox.release_one, name="release"),
    path("su-co/", troubles.trouble_list, name="troubles"),
    path("su-co/viec-nen/<int:job_id>/chay-lai", troubles.run_again, name="run_again"),
    path("su-co/tin/<uuid:delivery_id>/gui-lai", troubles.send_again, name="send_again"),
]
