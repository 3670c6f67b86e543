from django.apps import AppConfig


class ReceptionConfig(AppConfig):
    name = "hamrong.service.reception"
    label = "reception"

    def ready(self) -> None:
        from hamrong.service.reception import hooks  # noqa: PLC0415

        hooks.register()
