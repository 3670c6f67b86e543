from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "hamrong.service.dossiers"
    label = "dossiers"
