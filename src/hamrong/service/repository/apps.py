from importlib import import_module

from django.apps import AppConfig


class RepositoryConfig(AppConfig):
    name = "hamrong.service.repository"
    label = "repository"

    def ready(self) -> None:
        from hamrong.service.repository import hooks  # noqa: PLC0415

        import_module("hamrong.service.repository.actions.load_kinds")
        hooks.register()
