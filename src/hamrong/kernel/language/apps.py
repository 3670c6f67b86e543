from django.apps import AppConfig


class LanguageConfig(AppConfig):
    name = "hamrong.kernel.language"
    label = "language"
