from importlib import import_module

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    name = "hamrong.service.results"
    label = "results"

    def ready(self) -> None:
        import_module("hamrong.service.results.actions.load_templates")
