"""Addresses of the platform's own operation, under /quan-tri/van-hanh/."""

from django.urls import path

from hamrong.governance.operations.views import overview, safety

app_name = "operations"
urlpatterns = [
    path("", overview.operation, name="overview"),
    path("sao-luu/", safety.backups, name="backups"),
    path("sao-luu/sao-luu-ngay", safety.back_up, name="back_up"),
    path("sao-luu/dien-tap-ngay", safety.drill, name="drill"),
]
