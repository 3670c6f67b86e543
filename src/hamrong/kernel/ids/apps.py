from django.apps import AppConfig


class IdsConfig(AppConfig):
    name = "hamrong.kernel.ids"
    label = "ids"
