"""Who received a result, how, and with which signature."""

from django.db import models
from django.db.models import Q

from hamrong.kernel.ids.interface import Keyed
from hamrong.service.dossiers.models.dossier import Dossier
from hamrong.service.dossiers.rules import HandOverWay


class HandOver(Keyed):
    """One handing over of a dossier's result; never changed.

    `signature` holds the strokes the receiver drew, empty where they signed the slip `on_paper` or
    where nobody signs. Whoever receives for the applicant shows an `authorisation`.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="hand_overs")
    at = models.DateTimeField()
    by = models.CharField(max_length=120)
    way = models.CharField(max_length=10, choices=[(w.value, w.value) for w in HandOverWay])
    receiver = models.CharField(max_length=200)
    receiver_id = models.CharField(max_length=12, blank=True)
    for_applicant = models.BooleanField(default=False)
    authorisation = models.CharField(max_length=300, blank=True)
    signature = models.JSONField(default=list)
    on_paper = models.BooleanField(default=False)

    class Meta:
        db_table = "dossiers_hand_over"
        constraints = [
            models.UniqueConstraint(fields=["dossier", "at"], name="hand_over_one_a_moment"),
            models.CheckConstraint(
                name="hand_over_for_another_authorised",
                condition=Q(for_applicant=False) | ~Q(authorisation=""),
            ),
            models.CheckConstraint(
                name="hand_over_signed_at_the_counter",
                condition=~Q(way=HandOverWay.COUNTER.value)
                | (~Q(receiver_id="") & (Q(on_paper=True) | ~Q(signature=[]))),
            ),
        ]
