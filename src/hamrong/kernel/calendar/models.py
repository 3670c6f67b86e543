"""Days that differ from the ordinary, and hours of single agencies."""

from django.db import models

from hamrong.kernel.ids.interface import Keyed


class DayKind(models.TextChoices):
    """Whether a day is taken off or worked."""

    OFF = "off"
    WORKED = "worked"


class DayOverride(Keyed):
    """An official swap: a working day off, or a day off that is worked to make up for it."""

    day = models.DateField(unique=True)
    kind = models.CharField(max_length=8, choices=DayKind.choices)
    reason = models.CharField(max_length=200)
    source = models.CharField(max_length=200)

    class Meta:
        db_table = "calendar_day_override"


class AgencyHours(Keyed):
    """An agency's own shifts on one weekday (0 is Monday)."""

    agency_id = models.UUIDField()
    weekday = models.PositiveSmallIntegerField()
    start = models.TimeField()
    end = models.TimeField()

    class Meta:
        db_table = "calendar_agency_hours"
        constraints = [
            models.CheckConstraint(
                name="hours_end_after_start", condition=models.Q(end__gt=models.F("start"))
            ),
            models.UniqueConstraint(fields=["agency_id", "weekday", "start"], name="hours_once"),
        ]
