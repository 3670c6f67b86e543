"""Addresses of what questions need beside their page."""

from django.urls import path

from hamrong.service.forms.views import map as maps

app_name = "forms"
urlpatterns = [path("bieu-mau/ban-do.svg", maps.communes, name="map")]
