"""Values of targets: declared by hand, and frozen when a quarter closes."""

from django.db import models
from django.db.models import F, Q

from hamrong.foundation.directory.interface import Agency
from hamrong.governance.plan.models.plan import Target
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.files.interface import File
from hamrong.kernel.ids.interface import Keyed


class Origin(models.TextChoices):
    """Where a value comes from."""

    MEASURED = "measured"
    DECLARED = "declared"
    NONE = "none"


class Declaration(Keyed):
    """A figure declared with evidence where the platform cannot measure. The latest one counts.

    For a milestone the numerator is 1 when it is reached, of 1. What was handled outside the
    platform is none of so many. The database lets nobody change it.
    """

    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="declarations")
    year = models.PositiveIntegerField()
    quarter = models.PositiveSmallIntegerField()
    numerator = models.PositiveBigIntegerField()
    denominator = models.PositiveBigIntegerField()
    basis = models.CharField(max_length=1000)
    file = models.ForeignKey(File, null=True, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    at = models.DateTimeField(default=now)

    class Meta:
        db_table = "plan_declaration"
        constraints = [
            models.CheckConstraint(
                name="plan_declaration_share",
                condition=Q(numerator__lte=F("denominator")),
            )
        ]
        indexes = [
            models.Index(fields=["target", "year", "quarter", "-at"], name="plan_declaration_last")
        ]


class Figure(Keyed):
    """A target's value as it stood when a quarter closed. The database lets nobody change it.

    `version` is the version of the measure; `at_least` what the target asked for then; `level`
    or `agency` narrow it, neither means the whole province.
    """

    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="figures")
    year = models.PositiveIntegerField()
    quarter = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=10, blank=True)
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    numerator = models.PositiveBigIntegerField(null=True)
    denominator = models.PositiveBigIntegerField(null=True)
    origin = models.CharField(max_length=10, choices=Origin.choices)
    version = models.PositiveSmallIntegerField(default=0)
    at_least = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    detail = models.JSONField(default=dict)
    frozen_at = models.DateTimeField(default=now)

    class Meta:
        db_table = "plan_figure"
        constraints = [
            models.UniqueConstraint(
                fields=["target", "year", "quarter", "level", "agency"],
                name="plan_figure_once",
                nulls_distinct=False,
            )
        ]
        indexes = [models.Index(fields=["year", "quarter"], name="plan_figure_quarter")]
