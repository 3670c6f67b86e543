from django.apps import AppConfig
from django.conf import settings


class ObserveConfig(AppConfig):
    name = "hamrong.kernel.observe"
    label = "observe"

    def ready(self) -> None:
        from hamrong.kernel.observe.actions.configure import configure  # noqa: PLC0415

        configure(show_errors=settings.DEBUG)
