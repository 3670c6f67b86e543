from django.apps import AppConfig


class WorkplaceConfig(AppConfig):
    name = "hamrong.office.workplace"
    label = "workplace"

    def ready(self) -> None:
        from hamrong.office.workplace import hooks  # noqa: PLC0415

        hooks.register()
