"""Addresses of the public check of signatures."""

from django.urls import path

from hamrong.foundation.signing.views import verify

app_name = "signing"
urlpatterns = [
    path("kiem-tra-chu-ky/", verify.verify, name="verify"),
    path("kiem-tra-chu-ky/to-chuc-tin-cay", verify.authorities, name="authorities"),
]
