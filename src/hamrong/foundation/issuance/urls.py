"""Addresses of the public check."""

from django.urls import path

from hamrong.foundation.issuance.views import check

app_name = "issuance"
urlpatterns = [
    path("xac-minh/", check.ask, name="ask"),
    path("xac-minh/<str:typed>", check.answer, name="check"),
]
