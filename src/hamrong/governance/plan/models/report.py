"""Quarterly reports: an agency's, and the province's made of them."""

from django.db import models

from hamrong.foundation.directory.interface import Agency
from hamrong.governance.plan.models.plan import Plan
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.files.interface import File
from hamrong.kernel.ids.interface import Keyed
from hamrong.kernel.matter.interface import Matter


class ReportState(models.TextChoices):
    """Where a report stands: an agency's ends accepted, the province's goes out."""

    DRAFT = "draft"
    SENT = "sent"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    GONE_OUT = "gone_out"


class Report(Keyed):
    """What an agency, or the province when `agency` is null, reports for a quarter.

    `content` is what is worked on now; what was sent stands in versions. `due_on` is its last day.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="reports")
    year = models.PositiveIntegerField()
    quarter = models.PositiveSmallIntegerField()
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=ReportState.choices)
    due_on = models.DateField()
    content = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    number = models.CharField(max_length=60, blank=True)
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "plan_report"
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "year", "quarter", "agency"],
                name="plan_report_once",
                nulls_distinct=False,
            )
        ]
        indexes = [models.Index(fields=["agency", "-year", "-quarter"], name="plan_report_agency")]


class ReportVersion(Keyed):
    """A report as it was sent, returned, approved: never changed.

    `late` says that it came after its day, `correction` that an earlier one had been accepted.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=ReportState.choices)
    content = models.JSONField()
    late = models.BooleanField(default=False)
    correction = models.BooleanField(default=False)
    note = models.CharField(max_length=2000, blank=True)
    name = models.CharField(max_length=120)
    at = models.DateTimeField(default=now)
    pdf = models.ForeignKey(File, null=True, on_delete=models.PROTECT, related_name="+")
    docx = models.ForeignKey(File, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "plan_report_version"
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="plan_report_version_once")
        ]


class Remark(Keyed):
    """What the keeper says of an agency's report, about a task or the whole."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="remarks")
    task_number = models.PositiveIntegerField(null=True)
    text = models.CharField(max_length=2000)
    name = models.CharField(max_length=120)
    at = models.DateTimeField(default=now)

    class Meta:
        db_table = "plan_remark"
