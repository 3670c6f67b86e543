"""Addresses of the day's takings, under /lam-viec/thu-phi/."""

from django.urls import path

from hamrong.service.payments.views import day

app_name = "payments"
urlpatterns = [
    path("", day.takings_page, name="day"),
    path("thu-phi.csv", day.takings_csv, name="day_csv"),
    path("thu-phi.pdf", day.takings_paper, name="day_pdf"),
]
