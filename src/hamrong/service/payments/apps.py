from django.apps import AppConfig
from django.conf import settings


class PaymentsConfig(AppConfig):
    name = "hamrong.service.payments"
    label = "payments"

    def ready(self) -> None:
        from hamrong.service.payments import hooks  # noqa: PLC0415
        from hamrong.service.payments.contrib.signed_gateway import (  # noqa: PLC0415
            gateway,
        )
        from hamrong.service.payments.ports import (  # noqa: PLC0415
            SUPPLIERS,
            Account,
            use_platform,
        )

        gateway.register()
        hooks.register()
        chosen = settings.PAYMENT
        if chosen.url:
            known = Account(
                url=chosen.url,
                merchant=chosen.merchant,
                key_file=chosen.key_file,
                platform_key_file=chosen.platform_key_file,
                pages=chosen.pages,
            )
            use_platform(SUPPLIERS[chosen.supplier](known))
            hooks.switch_on_payment()
