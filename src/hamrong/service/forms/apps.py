from importlib import import_module

from django.apps import AppConfig


class FormsConfig(AppConfig):
    name = "hamrong.service.forms"
    label = "forms"

    def ready(self) -> None:
        import_module("hamrong.service.forms.actions.load_forms")
        import_module("hamrong.service.forms.actions.open_procedures")
