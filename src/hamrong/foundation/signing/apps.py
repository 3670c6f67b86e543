from django.apps import AppConfig


class SigningConfig(AppConfig):
    name = "hamrong.foundation.signing"
    label = "signing"

    def ready(self) -> None:
        from hamrong.foundation.signing import hooks  # noqa: PLC0415
        from hamrong.foundation.signing.actions import load_trust  # noqa: F401, PLC0415

        hooks.register()
