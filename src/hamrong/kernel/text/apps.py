from django.apps import AppConfig


class TextConfig(AppConfig):
    name = "hamrong.kernel.text"
    label = "text"
