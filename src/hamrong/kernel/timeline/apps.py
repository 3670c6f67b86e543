from django.apps import AppConfig


class TimelineConfig(AppConfig):
    name = "hamrong.kernel.timeline"
    label = "timeline"
