"""Reorganisations carried out here, and the decisions they follow."""

from django.db import models
from django.db.models import Q

from hamrong.foundation.directory.interface import Agency
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.ids.interface import Keyed
from hamrong.kernel.matter.interface import Matter


class Run(Keyed):
    """The carrying out of one day's reorganisation; planned until it is begun.

    `total` tells by kind how much was open when it began; `beat_at` when it last moved something,
    so that work which died with its machine is taken up again.
    """

    on = models.DateField(unique=True)
    matter = models.OneToOneField(Matter, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(null=True)
    begun_by = models.CharField(max_length=120, blank=True)
    beat_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    total = models.JSONField(default=dict)

    class Meta:
        db_table = "reorganisation_run"
        constraints = [
            models.CheckConstraint(
                name="run_finishes_after_begin",
                condition=Q(finished_at__isnull=True) | Q(begun_at__isnull=False),
            ),
        ]


class Decision(Keyed):
    """Where one open thing of a divided or abolished agency goes."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="decisions")
    thing_id = models.UUIDField()
    heir = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    decided_by = models.CharField(max_length=120)
    decided_at = models.DateTimeField(default=now)

    class Meta:
        db_table = "reorganisation_decision"
        constraints = [
            models.UniqueConstraint(fields=["run", "thing_id"], name="decision_once"),
        ]


class Village(Keyed):
    """Things whose address names a village of a divided commune go to one of its heirs."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="villages")
    old = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    words = models.CharField(max_length=120)
    heir = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "reorganisation_village"
        constraints = [
            models.UniqueConstraint(fields=["run", "old", "words"], name="village_once"),
        ]


class Obstacle(Keyed):
    """One thing that could not be moved, and why; tried again with the next run."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="obstacles")
    mover = models.CharField(max_length=60)
    thing_id = models.UUIDField()
    reason = models.CharField(max_length=500)
    at = models.DateTimeField(default=now)

    class Meta:
        db_table = "reorganisation_obstacle"
        constraints = [
            models.UniqueConstraint(fields=["run", "mover", "thing_id"], name="obstacle_once"),
        ]
