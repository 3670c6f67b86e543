"""Addresses for officials, under /lam-viec/muc-do-truc-tuyen/."""

from django.urls import path

from hamrong.service.procedures.views import levels

app_name = "procedures"
urlpatterns = [
    path("", levels.levels_page, name="levels"),
    path("muc-do.csv", levels.levels_csv, name="levels_csv"),
]
