from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "hamrong.service.portal"
    label = "portal"
