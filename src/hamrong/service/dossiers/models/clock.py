"""The clock's facts: stops, every time ever appointed, wishes for another, apologies."""

from django.db import models
from django.db.models import F, Q

from hamrong.foundation.identity.interface import Account
from hamrong.kernel.ids.interface import Keyed
from hamrong.service.dossiers.models.dossier import Dossier
from hamrong.service.dossiers.rules import NewDateKind, PromiseKind, StopKind


class ClockStop(Keyed):
    """An interval in which the statutory clock stands still."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="stops")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    kind = models.CharField(
        max_length=12,
        choices=[(k.value, k.value) for k in StopKind],
        default=StopKind.SUPPLEMENT.value,
    )
    reason = models.TextField()
    legal_basis = models.CharField(max_length=200)
    stopped_by = models.CharField(max_length=120)

    class Meta:
        db_table = "dossiers_clock_stop"
        constraints = [
            models.CheckConstraint(
                name="stop_ends_after_start",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
            ),
            models.UniqueConstraint(
                fields=["dossier"], name="stop_one_open", condition=Q(until__isnull=True)
            ),
        ]


class Promise(Keyed):
    """A time appointed for the result, and why. Rows are only ever added: none is changed."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="promises")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=[(k.value, k.value) for k in PromiseKind])
    due_at = models.DateTimeField(null=True)
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=120)
    approved_by = models.CharField(max_length=120, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        db_table = "dossiers_promise"
        constraints = [
            models.UniqueConstraint(fields=["dossier", "number"], name="promise_number_once"),
            models.CheckConstraint(
                name="promise_changed_by_two",
                condition=~Q(kind__in=[PromiseKind.EXTENDED.value, PromiseKind.CHANGED.value])
                | (~Q(approved_by="") & ~Q(reason="")),
            ),
        ]


class NewDateRequest(Keyed):
    """The wish for another appointed time, until a second person decides."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="date_requests")
    kind = models.CharField(max_length=10, choices=[(k.value, k.value) for k in NewDateKind])
    due_before = models.DateTimeField(null=True)
    proposed = models.DateTimeField()
    reason = models.TextField()
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    approved = models.BooleanField(null=True)
    note = models.TextField(blank=True)
    work_item_id = models.UUIDField(null=True)

    class Meta:
        db_table = "dossiers_new_date_request"
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"], name="new_date_one_open", condition=Q(decided_at__isnull=True)
            ),
            models.CheckConstraint(
                name="new_date_by_a_second_person",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("asked_by")),
            ),
            models.CheckConstraint(
                name="new_date_decided_whole",
                condition=Q(decided_at__isnull=True, approved__isnull=True)
                | Q(decided_at__isnull=False, approved__isnull=False),
            ),
        ]


class Apology(Keyed):
    """The letter for one missed time; `delivered_at` empty while nobody could be reached."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="apologies")
    occasion = models.PositiveSmallIntegerField()
    missed = models.DateTimeField()
    promised = models.DateTimeField()
    reason = models.TextField()
    made_at = models.DateTimeField()
    delivered_at = models.DateTimeField(null=True)
    delivered_by = models.CharField(max_length=120, blank=True)

    class Meta:
        db_table = "dossiers_apology"
        constraints = [
            models.UniqueConstraint(fields=["dossier", "occasion"], name="apology_occasion_once"),
            models.UniqueConstraint(fields=["dossier", "missed"], name="apology_once_a_missed"),
        ]
