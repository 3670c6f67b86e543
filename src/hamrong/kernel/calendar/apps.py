from django.apps import AppConfig


class CalendarConfig(AppConfig):
    name = "hamrong.kernel.calendar"
    label = "calendar"

    def ready(self) -> None:
        from hamrong.kernel.calendar.actions import load_calendar  # noqa: F401, PLC0415
