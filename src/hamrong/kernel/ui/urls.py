"""Addresses of the design system and of small files at the root."""

from django.urls import path

from hamrong.kernel.ui.views import files, living, preferences

app_name = "ui"
urlpatterns = [
    path("ui/", living.components, name="living"),
    path("ui/trang-ca-nhan", living.public, name="living_public"),
    path("ui/ban-lam-viec", living.desk, name="living_desk"),
    path("ngon-ngu/", preferences.language, name="language"),
    path("giao-dien/", preferences.theme, name="theme"),
    path("robots.txt", files.robots, name="robots"),
    path("manifest.webmanifest", files.manifest, name="manifest"),
    path("favicon.ico", files.favicon, name="favicon"),
]
