"""The steering committee and its helpers, and what its meetings concluded."""

from django.db import models
from django.db.models import F, Q

from hamrong.foundation.directory.interface import Official
from hamrong.governance.plan.models.plan import Plan, Task
from hamrong.governance.plan.rules.committee import Body, Standing
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.files.interface import File
from hamrong.kernel.ids.interface import Keyed


class Member(Keyed):
    """A person in a body from a day to a day. `official` lets an account read as a member."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="members")
    body = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Body])
    standing = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Standing])
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=200)
    official = models.ForeignKey(Official, null=True, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        db_table = "plan_member"
        constraints = [
            models.CheckConstraint(
                name="plan_member_ends_later",
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
            ),
            models.UniqueConstraint(
                fields=["plan", "body"],
                name="plan_member_one_head",
                condition=Q(standing=Standing.HEAD, valid_to__isnull=True),
            ),
            models.UniqueConstraint(
                fields=["plan", "body", "official"],
                name="plan_member_once",
                condition=Q(valid_to__isnull=True),
            ),
        ]


class Meeting(Keyed):
    """A meeting of the committee."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    title = models.CharField(max_length=300)
    notice = models.CharField(max_length=120, blank=True)
    file = models.ForeignKey(File, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    at = models.DateTimeField(default=now)

    class Meta:
        db_table = "plan_meeting"


class Conclusion(Keyed):
    """What a meeting concluded, carried as a task."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="conclusions")
    task = models.OneToOneField(Task, on_delete=models.PROTECT, related_name="conclusion")

    class Meta:
        db_table = "plan_conclusion"
