from django.apps import AppConfig


class ProceduresConfig(AppConfig):
    name = "hamrong.service.procedures"
    label = "procedures"
