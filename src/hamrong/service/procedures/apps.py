from importlib import import_module

from django.apps import AppConfig


class ProceduresConfig(AppConfig):
    name = "hamrong.service.procedures"
    label = "procedures"

    def ready(self) -> None:
        from hamrong.service.procedures import hooks  # noqa: PLC0415

        import_module("hamrong.service.procedures.actions.load_procedures")
        hooks.register()
