"""What was done to keep the platform's data, and how far it reaches."""

from django.db import models

from hamrong.kernel.calendar.interface import now
from hamrong.kernel.ids.interface import Keyed


class Run(Keyed):
    """A backup or a drill that has ended. `fault` is empty when all was well."""

    kind = models.CharField(max_length=10)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(default=now)
    fault = models.TextField(blank=True)
    found = models.JSONField(default=dict)

    class Meta:
        db_table = "operations_run"
        indexes = [models.Index(fields=["kind", "-ended_at"], name="operations_run_latest")]


class Kept(models.Model):
    """Up to which moment everything committed is in the store of backups; one row."""

    one = models.BooleanField(primary_key=True, default=True)
    until = models.DateTimeField()

    class Meta:
        db_table = "operations_kept"
        constraints = [
            models.CheckConstraint(condition=models.Q(one=True), name="operations_kept_one_row")
        ]
