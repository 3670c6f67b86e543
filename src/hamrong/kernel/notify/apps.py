from django.apps import AppConfig


class NotifyConfig(AppConfig):
    name = "hamrong.kernel.notify"
    label = "notify"
