from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "hamrong.governance.operations"
    label = "operations"

    def ready(self) -> None:
        from hamrong.governance.operations import hooks  # noqa: PLC0415

        hooks.register()
