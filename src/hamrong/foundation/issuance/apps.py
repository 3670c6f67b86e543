from django.apps import AppConfig


class IssuanceConfig(AppConfig):
    name = "hamrong.foundation.issuance"
    label = "issuance"
