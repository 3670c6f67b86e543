from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "hamrong.service.payments"
    label = "payments"

    def ready(self) -> None:
        from hamrong.service.payments import hooks  # noqa: PLC0415

        hooks.register()
