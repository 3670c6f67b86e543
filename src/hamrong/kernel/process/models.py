"""Definitions, and matters on their way through them."""

from django.db import models
from django.db.models import F, Q

from hamrong.kernel.calendar.interface import now
from hamrong.kernel.ids.interface import Keyed
from hamrong.kernel.matter.interface import Matter


class ProcessDefinition(Keyed):
    """One version of a process; a version is never changed once loaded."""

    key = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    body = models.JSONField()
    checksum = models.CharField(max_length=64)
    loaded_at = models.DateTimeField(default=now)

    class Meta:
        db_table = "process_definition"
        constraints = [
            models.UniqueConstraint(fields=["key", "version"], name="definition_version"),
        ]


class ProcessInstance(Keyed):
    """A matter in a process: in exactly one step, or at one end."""

    matter = models.OneToOneField(Matter, on_delete=models.PROTECT, related_name="+")
    definition = models.ForeignKey(
        ProcessDefinition, on_delete=models.PROTECT, related_name="instances"
    )
    places = models.JSONField()
    title = models.CharField(max_length=500)
    link = models.CharField(max_length=300)
    code = models.CharField(max_length=60, blank=True)
    applicant = models.CharField(max_length=120, blank=True)
    search = models.TextField(blank=True, default="", db_default="")
    step = models.CharField(max_length=60, blank=True)
    end = models.CharField(max_length=60, blank=True)

    class Meta:
        db_table = "process_instance"
        constraints = [
            models.CheckConstraint(
                name="instance_in_one_place",
                condition=(Q(step="") & ~Q(end="")) | (~Q(step="") & Q(end="")),
            ),
        ]


class Visit(Keyed):
    """One stay of an instance in a step."""

    instance = models.ForeignKey(ProcessInstance, on_delete=models.PROTECT, related_name="visits")
    step = models.CharField(max_length=60)
    came_from = models.CharField(max_length=60, blank=True)
    entered_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    action = models.CharField(max_length=60, blank=True)
    actor_id = models.UUIDField(null=True)
    work_item_id = models.UUIDField(null=True)

    class Meta:
        db_table = "process_visit"
        indexes = [models.Index(fields=["instance", "entered_at"], name="visit_of_instance")]
        constraints = [
            models.UniqueConstraint(
                fields=["instance"], name="visit_one_open", condition=Q(left_at__isnull=True)
            ),
            models.CheckConstraint(
                name="visit_leaves_after_entering",
                condition=Q(left_at__isnull=True) | Q(left_at__gte=F("entered_at")),
            ),
        ]
