from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "hamrong.service.dossiers"
    label = "dossiers"

    def ready(self) -> None:
        from hamrong.service.dossiers import hooks  # noqa: PLC0415

        hooks.register()
