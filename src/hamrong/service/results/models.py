"""Versions of result templates."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from hamrong.kernel.calendar.interface import now
from hamrong.kernel.ids.interface import Keyed


class ResultTemplate(Keyed):
    """One state of a template; never changed, because papers were made by it.

    `definition` is the notation of the pack, `digest` its SHA-256. New drafts use the `current`.
    """

    key = models.CharField(max_length=60)
    version = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    procedures = ArrayField(models.CharField(max_length=40))
    definition = models.JSONField()
    current = models.BooleanField(default=True)
    loaded_at = models.DateTimeField(default=now)

    class Meta:
        db_table = "results_template"
        indexes = [GinIndex(fields=["procedures"], name="results_template_for")]
        constraints = [
            models.UniqueConstraint(fields=["key", "digest"], name="results_template_digest"),
            models.UniqueConstraint(
                fields=["key"], condition=Q(current=True), name="results_template_current"
            ),
        ]
