"""A plan, its editions, and what the edition in force says of tasks and targets."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from hamrong.foundation.directory.interface import Agency
from hamrong.governance.plan.rules.target import TargetKind
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.files.interface import File
from hamrong.kernel.ids.interface import Keyed
from hamrong.kernel.matter.interface import Matter


class Plan(Keyed):
    """A plan. The other columns say what its edition in force says.

    `keeper` is the agency that gathers and reports. `matter` carries what happens to the plan as
    a whole.
    """

    key = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=500)
    keeper = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    begins_on = models.DateField()
    ends_on = models.DateField()
    reporting = models.JSONField()
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "plan_plan"


class EditionState(models.TextChoices):
    """Whether an edition is worked on, decided for a day to come, or was in force."""

    DRAFT = "draft"
    DECIDED = "decided"
    IN_FORCE = "in_force"


class Edition(Keyed):
    """The plan's whole content from a day on. What has been in force never changes.

    `decision` is the document that decided it: number, date, issuer; `file` the document itself.
    A draft has neither yet; `revision` counts what was done to it.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    valid_from = models.DateField()
    decision = models.JSONField()
    file = models.ForeignKey(File, null=True, on_delete=models.PROTECT, related_name="+")
    content = models.JSONField()
    state = models.CharField(max_length=10, choices=EditionState.choices)
    revision = models.PositiveIntegerField(default=0)
    made_by = models.CharField(max_length=120, blank=True)
    made_at = models.DateTimeField(default=now)

    class Meta:
        db_table = "plan_edition"
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plan_edition_once"),
            models.UniqueConstraint(
                fields=["plan"],
                name="plan_edition_one_draft",
                condition=Q(state=EditionState.DRAFT),
            ),
        ]


class Task(Keyed):
    """A task as the edition in force states it, or a conclusion of the committee.

    `number` counts within the plan, conclusions from 10,000 on. `due` is what the plan writes,
    `due_on` the day it means, if any. `ended_on` is set when an edition has it no more.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="tasks")
    number = models.PositiveIntegerField()
    section = models.CharField(max_length=20)
    title = models.CharField(max_length=1000)
    due = models.JSONField()
    due_kind = models.CharField(max_length=12)
    due_on = models.DateField(null=True)
    note = models.CharField(max_length=500, blank=True)
    doubt = models.CharField(max_length=300, blank=True)
    parties = models.JSONField()
    ended_on = models.DateField(null=True)
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "plan_task"
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="plan_task_once")]


class Target(Keyed):
    """A target as the edition in force states it. `scope` are levels, all when empty."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="targets")
    key = models.CharField(max_length=20)
    place = models.PositiveIntegerField()
    first_year = models.PositiveIntegerField()
    last_year = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=[(k.value, k.value) for k in TargetKind])
    at_least = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    at_most = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    measure = models.CharField(max_length=80, blank=True)
    scope = ArrayField(models.CharField(max_length=10), default=list)
    due_on = models.DateField()
    text = models.CharField(max_length=1000)
    doubt = models.CharField(max_length=300, blank=True)
    ended_on = models.DateField(null=True)

    class Meta:
        db_table = "plan_target"
        constraints = [models.UniqueConstraint(fields=["plan", "key"], name="plan_target_once")]
