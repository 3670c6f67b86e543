"""Who carries a task, how it is broken down, and what was reported of it."""

from django.db import models
from django.db.models import F, Q

from hamrong.foundation.directory.interface import Agency
from hamrong.governance.plan.models.plan import Task
from hamrong.governance.plan.rules.state import WHOLE, Part, State
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.files.interface import File
from hamrong.kernel.ids.interface import Keyed
from hamrong.kernel.matter.interface import Matter


class Assignment(Keyed):
    """An agency carries a task from a day to a day.

    `party` names a body that is no agency of the platform, for which the agency (the plan's keeper)
    reports; `is_named` says that the plan calls the agency by its own name, not by a group's;
    `successor` is the heir's part that one of an ended agency went over to. `own_due_on` is the
    agency's own day, inside the plan's. State, percent and day of the latest report are kept here
    for lists; `told_stage` is what the agency was last reminded of, for the day `told_due_on`.
    `matter` carries the agency's own history of its part, and what waits for it.
    """

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="assignments")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    party = models.CharField(max_length=200, blank=True)
    part = models.CharField(max_length=4, choices=[(p.value, p.value) for p in Part])
    is_named = models.BooleanField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    successor = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="predecessors"
    )
    own_due_on = models.DateField(null=True)
    state = models.CharField(
        max_length=10, choices=[(s.value, s.value) for s in State], default=State.NOT_BEGUN
    )
    percent = models.PositiveSmallIntegerField(default=0)
    reported_at = models.DateTimeField(null=True)
    told_stage = models.PositiveSmallIntegerField(default=0)
    told_due_on = models.DateField(null=True)
    revision = models.PositiveIntegerField(default=0)
    matter = models.OneToOneField(Matter, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "plan_assignment"
        constraints = [
            models.UniqueConstraint(
                fields=["task", "agency", "party"],
                name="plan_assignment_one_open",
                condition=Q(valid_to__isnull=True),
            ),
            models.CheckConstraint(name="plan_assignment_percent", condition=Q(percent__lte=WHOLE)),
            models.CheckConstraint(
                name="plan_assignment_ends_later",
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
            ),
        ]
        indexes = [models.Index(fields=["agency", "valid_to"], name="plan_assignment_agency")]


class Step(Keyed):
    """A piece of an agency's part, with its own day and who does it."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="steps")
    place = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    doer = models.CharField(max_length=120, blank=True)
    due_on = models.DateField(null=True)
    done_on = models.DateField(null=True)

    class Meta:
        db_table = "plan_step"
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "place"],
                name="plan_step_place",
                deferrable=models.Deferrable.DEFERRED,
            )
        ]


class Progress(Keyed):
    """What an agency reported of its part at a moment. Never changed: a correction is a new one."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="reports")
    at = models.DateTimeField(default=now)
    account_id = models.UUIDField(null=True)
    name = models.CharField(max_length=120)
    state = models.CharField(max_length=10, choices=[(s.value, s.value) for s in State])
    percent = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=1000, blank=True)
    result = models.CharField(max_length=4000, blank=True)
    difficulties = models.CharField(max_length=4000, blank=True)
    proposals = models.CharField(max_length=4000, blank=True)

    class Meta:
        db_table = "plan_progress"
        indexes = [models.Index(fields=["assignment", "-at"], name="plan_progress_latest")]


class Evidence(Keyed):
    """What shows that a report is true: a file, or the address of a document or record."""

    progress = models.ForeignKey(Progress, on_delete=models.PROTECT, related_name="evidence")
    label = models.CharField(max_length=300)
    file = models.ForeignKey(File, null=True, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=500, blank=True)

    class Meta:
        db_table = "plan_evidence"
        constraints = [
            models.CheckConstraint(
                name="plan_evidence_one", condition=Q(file__isnull=False) ^ ~Q(address="")
            )
        ]


class Condition(Keyed):
    """The condition after which a task is due: who watches it, and when it came true.

    `due_on` is the day then set for the task.
    """

    task = models.OneToOneField(Task, on_delete=models.PROTECT, related_name="condition")
    watcher = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    came_true_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    proof = models.CharField(max_length=500, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "plan_condition"
