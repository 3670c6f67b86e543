from django.apps import AppConfig


class EditionConfig(AppConfig):
    name = "hamrong.kernel.edition"
    label = "edition"
