"""Decisions about a dossier: proposed by one official, taken by another, numbered."""

from django.db import models
from django.db.models import F, Q

from hamrong.foundation.identity.interface import Account
from hamrong.kernel.ids.interface import Keyed
from hamrong.service.dossiers.models.dossier import Dossier
from hamrong.service.dossiers.rules import DecisionKind


class Decision(Keyed):
    """To stop a dossier or to take it up again: open until a second person decides.

    `occasion` counts the decisions of one kind about a dossier; `number` is of the register of
    the deciding agency, given when it is approved.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=10, choices=[(k.value, k.value) for k in DecisionKind])
    occasion = models.PositiveSmallIntegerField()
    reason = models.TextField()
    basis = models.CharField(max_length=300)
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    approved = models.BooleanField(null=True)
    note = models.TextField(blank=True)
    number = models.CharField(max_length=60, blank=True)
    signer = models.CharField(max_length=120, blank=True)
    signer_title = models.CharField(max_length=120, blank=True)
    work_item_id = models.UUIDField(null=True)

    class Meta:
        db_table = "dossiers_decision"
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "kind", "occasion"], name="decision_occasion_once"
            ),
            models.UniqueConstraint(
                fields=["dossier"],
                name="decision_one_open",
                condition=Q(decided_at__isnull=True),
            ),
            models.CheckConstraint(
                name="decision_for_a_reason", condition=~Q(reason="") & ~Q(basis="")
            ),
            models.CheckConstraint(
                name="decision_by_a_second_person",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("asked_by")),
            ),
            models.CheckConstraint(
                name="decision_decided_whole",
                condition=Q(decided_at__isnull=True, approved__isnull=True)
                | Q(decided_at__isnull=False, approved=False)
                | (
                    Q(decided_at__isnull=False, approved=True, decided_by__isnull=False)
                    & ~Q(number="")
                    & ~Q(signer="")
                ),
            ),
        ]
