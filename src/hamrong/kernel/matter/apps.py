from django.apps import AppConfig


class MatterConfig(AppConfig):
    name = "hamrong.kernel.matter"
    label = "matter"
