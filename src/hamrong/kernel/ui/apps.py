from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "hamrong.kernel.ui"
    label = "ui"
