"""What waits for someone."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

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
    applicant_key = models.CharField(max_length=400, blank=True, default="", db_default="")
    agency_id = models.UUIDField()
    role = models.CharField(max_length=20, choices=[(r.value, r.value) for r in Role])
    assignee_id = models.UUIDField(null=True)
    assignee_name = models.CharField(max_length=120, blank=True, default="", db_default="")
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
            models.Index(
                fields=["agency_id", "due_at", "id"], name="work_of_agency", condition=OPEN
            ),
            models.Index(
                fields=["agency_id", "role", "opened_at", "id"],
                name="work_by_opening",
                condition=FREE,
            ),
            models.Index(
                fields=["agency_id", "role", "code", "id"], name="work_by_code", condition=FREE
            ),
            models.Index(
                fields=["agency_id", "role", "applicant_key", "id"],
                name="work_by_applicant",
                condition=FREE,
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


class Delegation(Keyed):
    """Someone absent named a deputy from a day to a day, both included.

    The row is never changed but for its early end; the matter carries the timeline of it.
    """

    matter = models.OneToOneField(Matter, on_delete=models.PROTECT, related_name="+")
    absent_id = models.UUIDField()
    absent_name = models.CharField(max_length=120)
    deputy_id = models.UUIDField()
    deputy_name = models.CharField(max_length=120)
    agency_id = models.UUIDField()
    first_day = models.DateField()
    last_day = models.DateField()
    reason = models.CharField(max_length=300)
    made_by = models.UUIDField()
    made_at = models.DateTimeField(default=now)
    ended_on = models.DateField(null=True)
    ended_by = models.UUIDField(null=True)

    class Meta:
        db_table = "work_delegation"
        indexes = [
            models.Index(fields=["deputy_id", "last_day"], name="delegation_of_deputy"),
            models.Index(fields=["absent_id", "last_day"], name="delegation_of_absent"),
            models.Index(fields=["agency_id", "last_day"], name="delegation_of_agency"),
        ]
        constraints = [
            models.CheckConstraint(
                name="delegation_ends_after_beginning", condition=Q(last_day__gte=F("first_day"))
            ),
            models.CheckConstraint(
                name="delegation_to_another", condition=~Q(absent_id=F("deputy_id"))
            ),
        ]


class Presence(models.Model):
    """Who has a matter open. Kept in an unlogged table: lost in a crash, and nothing is missed."""

    pk = models.CompositePrimaryKey("matter_id", "account_id")
    matter_id = models.UUIDField()
    account_id = models.UUIDField()
    name = models.CharField(max_length=120)
    seen_at = models.DateTimeField()

    class Meta:
        db_table = "work_presence"
        indexes = [models.Index(fields=["seen_at"], name="presence_by_time")]
