"""Filters people keep, and what was done with many items at once."""

from django.db import models
from django.db.models import Q

from hamrong.kernel.calendar.interface import now
from hamrong.kernel.ids.interface import Keyed
from hamrong.office.workplace.rules import Deed, Outcome


class SavedFilter(Keyed):
    """A way to look at the inbox under a name of one's own: filters, order and columns."""

    account_id = models.UUIDField()
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=600)
    is_default = models.BooleanField(default=False)

    class Meta:
        db_table = "workplace_saved_filter"
        constraints = [
            models.UniqueConstraint(fields=["account_id", "name"], name="filter_name_once"),
            models.UniqueConstraint(
                fields=["account_id"], name="filter_one_default", condition=Q(is_default=True)
            ),
        ]


class BulkRun(Keyed):
    """One order for many items, by one official; each item has its own result."""

    account_id = models.UUIDField()
    deed = models.CharField(max_length=10, choices=[(d.value, d.value) for d in Deed])
    action = models.CharField(max_length=60, blank=True)
    label = models.CharField(max_length=200)
    inputs = models.JSONField(default=dict)
    to_id = models.UUIDField(null=True)
    ordered_at = models.DateTimeField(default=now)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "workplace_bulk_run"
        constraints = [
            models.CheckConstraint(
                name="run_assigns_to_someone",
                condition=~Q(deed=Deed.ASSIGN.value) | Q(to_id__isnull=False),
            ),
            models.CheckConstraint(
                name="run_acts_by_name", condition=~Q(deed=Deed.ACT.value) | ~Q(action="")
            ),
        ]


class BulkItem(Keyed):
    """One item of an order and what became of it."""

    run = models.ForeignKey(BulkRun, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    item_id = models.UUIDField()
    matter_id = models.UUIDField()
    visit_id = models.UUIDField(null=True)
    code = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=500)
    link = models.CharField(max_length=300)
    outcome = models.CharField(
        max_length=10, choices=[(o.value, o.value) for o in Outcome], default=Outcome.PENDING.value
    )
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        db_table = "workplace_bulk_item"
        constraints = [
            models.UniqueConstraint(fields=["run", "item_id"], name="bulk_item_once"),
            models.CheckConstraint(
                name="bulk_refused_has_reason",
                condition=~Q(outcome=Outcome.REFUSED.value) | ~Q(reason=""),
            ),
        ]
