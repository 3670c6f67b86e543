from django.apps import AppConfig


class WorkConfig(AppConfig):
    name = "hamrong.kernel.work"
    label = "work"
