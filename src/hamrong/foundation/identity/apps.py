from django.apps import AppConfig


class IdentityConfig(AppConfig):
    name = "hamrong.foundation.identity"
    label = "identity"
