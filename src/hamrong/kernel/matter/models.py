"""The row that timeline, work, files, process and search point at."""

from django.db import models

from hamrong.kernel.calendar.interface import now
from hamrong.kernel.ids.interface import Keyed


class Matter(Keyed):
    """One thing that is handled: a dossier, a document, a report, a meeting, an incident.

    `agency_id` is the owning agency's key. It is no foreign key because agencies live in a higher
    quarter; the context that opens the matter guarantees it.
    """

    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=500)
    agency_id = models.UUIDField()
    opened_at = models.DateTimeField(default=now)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "matter"
        indexes = [
            models.Index(fields=["kind", "agency_id", "-opened_at"], name="matter_kind_agency")
        ]
