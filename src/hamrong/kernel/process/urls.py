"""Addresses of the pages about processes."""

from django.urls import path

from hamrong.kernel.process.views.processes import process, process_list

app_name = "process"
urlpatterns = [
    path("", process_list, name="list"),
    path("<slug:key>/", process, name="process"),
]
