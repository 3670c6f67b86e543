from django.apps import AppConfig


class WorkConfig(AppConfig):
    name = "hamrong.kernel.work"
    label = "work"

    def ready(self) -> None:
        from hamrong.kernel.work import hooks  # noqa: PLC0415

        hooks.register()
