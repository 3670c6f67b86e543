from django.apps import AppConfig


class PackConfig(AppConfig):
    name = "hamrong.kernel.pack"
    label = "pack"
