"""Addresses of bundles, under /lam-viec/."""

from django.urls import path

from hamrong.service.bundles.views import retry

app_name = "bundles"
urlpatterns = [path("ho-so/<str:code>/lien-thong", retry.retry, name="retry")]
