from django.apps import AppConfig


class ThrottleConfig(AppConfig):
    name = "hamrong.kernel.throttle"
    label = "throttle"
