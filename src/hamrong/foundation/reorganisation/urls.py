"""Addresses of the pages about reorganisations, under /quan-tri/sap-xep/."""

from django.urls import path

from hamrong.foundation.reorganisation.views import carrying, deciding

app_name = "reorganisation"
urlpatterns = [
    path("", carrying.run_list, name="list"),
    path("<slug:day>/", carrying.plan, name="plan"),
    path("<slug:day>/thuc-hien", carrying.carry_out, name="begin"),
    path("<slug:day>/co-quan/<uuid:agency_id>/", deciding.divided, name="divided"),
    path("<slug:day>/co-quan/<uuid:agency_id>/thon", deciding.village, name="village"),
    path("<slug:day>/thon/<uuid:village_id>/bo", deciding.drop_village, name="drop_village"),
]
