from django.apps import AppConfig


class WorkplaceConfig(AppConfig):
    name = "hamrong.office.workplace"
    label = "workplace"
