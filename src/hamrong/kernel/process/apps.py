from django.apps import AppConfig


class ProcessConfig(AppConfig):
    name = "hamrong.kernel.process"
    label = "process"
