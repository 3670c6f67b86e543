"""Addresses of the officials' day, under /lam-viec/."""

from django.urls import path

from hamrong.office.workplace.views import inbox, troubles

app_name = "workplace"
urlpatterns = [
    path("", inbox.work_inbox, name="inbox"),
    path("nhan-viec/", inbox.claim_chosen, name="claim_chosen"),
    path("viec/<uuid:item_id>/nhan", inbox.claim_one, name="claim"),
    path("viec/<uuid:item_id>/tra", inbox.release_one, name="release"),
    path("su-co/", troubles.trouble_list, name="troubles"),
    path("su-co/viec-nen/<int:job_id>/chay-lai", troubles.run_again, name="run_again"),
    path("su-co/tin/<uuid:delivery_id>/gui-lai", troubles.send_again, name="send_again"),
]
