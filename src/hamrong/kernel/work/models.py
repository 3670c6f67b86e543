"""What waits for someone."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from hamrong.kernel.actor.interface import Role
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.ids.interface import Keyed
from hamrong.kernel.matter.interface import Matter

OPEN = Q(ended_at__isnull=True)
FREE = OPEN & Q(assignee_id__isnull=True)


class WorkItem(Keyed):
    """One thing to do, for a role in an agency or for one person, until it is done or cancelled."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=60)
    title = models.CharField(max_length=500)
    code = models.CharField(max_length=60, blank=True)
    applicant = models.CharField(max_length=120, blank=True)
    agency_id = models.UUIDField()
    role = models.CharField(max_length=20, choices=[(r.value, r.value) for r in Role])
    assignee_id = models.UUIDField(null=True)
    link = models.CharField(max_length=300)
    due_at = models.DateTimeField()
    opened_at = models.DateTimeField(default=now)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    done = models.BooleanField(default=False)
    search_key = models.TextField()

    class Meta:
        db_table = "work_item"
        indexes = [
            models.Index(
                fields=["agency_id", "role", "due_at", "id"], name="work_of_role", condition=FREE
            ),
            models.Index(
                fields=["assignee_id", "due_at", "id"], name="work_of_person", condition=OPEN
            ),
            models.Index(fields=["matter"], name="work_of_matter", condition=OPEN),
            GinIndex(
                fields=["search_key"],
                name="work_search",
                opclasses=["gin_trgm_ops"],
                condition=OPEN,
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="work_done_is_ended", condition=Q(done=False) | Q(ended_at__isnull=False)
            ),
        ]
