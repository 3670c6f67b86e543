from django.apps import AppConfig
from django.conf import settings


class NotifyConfig(AppConfig):
    name = "hamrong.kernel.notify"
    label = "notify"

    def ready(self) -> None:
        from hamrong.kernel.notify import hooks  # noqa: PLC0415
        from hamrong.kernel.notify.contrib.http_gateway import HttpGateway  # noqa: PLC0415
        from hamrong.kernel.notify.ports import use_gateway  # noqa: PLC0415

        hooks.register()
        if settings.SMS_URL:
            use_gateway(HttpGateway(settings.SMS_URL))
