from django.apps import AppConfig


class ReorganisationConfig(AppConfig):
    name = "hamrong.foundation.reorganisation"
    label = "reorganisation"

    def ready(self) -> None:
        from hamrong.foundation.reorganisation import hooks  # noqa: PLC0415

        hooks.register()
