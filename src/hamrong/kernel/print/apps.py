from django.apps import AppConfig


class PrintConfig(AppConfig):
    name = "hamrong.kernel.print"
    label = "print"
