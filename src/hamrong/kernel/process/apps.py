from django.apps import AppConfig


class ProcessConfig(AppConfig):
    name = "hamrong.kernel.process"
    label = "process"

    def ready(self) -> None:
        from hamrong.kernel.process import hooks  # noqa: PLC0415
        from hamrong.kernel.process.actions import load_definitions  # noqa: F401, PLC0415

        hooks.register()
