from django.apps import AppConfig


class CalendarConfig(AppConfig):
    name = "hamrong.kernel.calendar"
    label = "calendar"
