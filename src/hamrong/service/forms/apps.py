from django.apps import AppConfig


class FormsConfig(AppConfig):
    name = "hamrong.service.forms"
    label = "forms"
