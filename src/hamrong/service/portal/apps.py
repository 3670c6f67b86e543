from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "hamrong.service.portal"
    label = "portal"

    def ready(self) -> None:
        from hamrong.service.portal import hooks  # noqa: PLC0415

        hooks.register()
