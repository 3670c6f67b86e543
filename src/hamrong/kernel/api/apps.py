from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "hamrong.kernel.api"
    label = "api"
