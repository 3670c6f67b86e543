from django.apps import AppConfig


class BundlesConfig(AppConfig):
    name = "hamrong.service.bundles"
    label = "bundles"

    def ready(self) -> None:
        from hamrong.service.bundles import hooks  # noqa: PLC0415
        from hamrong.service.bundles.actions import load_bundles  # noqa: F401, PLC0415

        hooks.register()
