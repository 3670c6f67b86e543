"""Addresses of accounts."""

from django.urls import path

from hamrong.foundation.identity.views import login, password, register

app_name = "identity"
urlpatterns = [
    path("dang-nhap/", login.log_in, name="login"),
    path("dang-xuat/", login.log_out, name="logout"),
    path("dang-ky/", register.register, name="register"),
    path("doi-vai/", login.change_hat, name="hat"),
    path("mat-khau/", password.change, name="password_change"),
    path("mat-khau/da-doi/", password.changed, name="password_changed"),
    path("quen-mat-khau/", password.forgotten, name="password_forgotten"),
    path("quen-mat-khau/da-gui/", password.sent, name="password_sent"),
    path("quen-mat-khau/xong/", password.reset_done, name="password_changed_login"),
    path("quen-mat-khau/<uidb64>/<token>/", password.reset, name="password_reset"),
]
