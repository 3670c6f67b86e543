"""Addresses of the public check of signatures, and of the register of keys."""

from django.urls import path

from hamrong.foundation.signing.views import keys, verify

app_name = "signing"
urlpatterns = [
    path("kiem-tra-chu-ky/", verify.verify, name="verify"),
    path("kiem-tra-chu-ky/to-chuc-tin-cay", verify.authorities, name="authorities"),
    path("khoa-ky-so/", keys.keys, name="keys"),
    path("khoa-ky-so/moi", keys.register, name="register_key"),
    path("khoa-ky-so/<uuid:key_id>/", keys.key, name="key"),
    path("khoa-ky-so/<uuid:key_id>/yeu-cau.csr", keys.request_file, name="key_request"),
    path("khoa-ky-so/<uuid:key_id>/<slug:verb>", keys.act, name="key_act"),
]
