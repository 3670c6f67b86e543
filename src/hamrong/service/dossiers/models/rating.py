"""What applicants say once a dossier is over."""

from django.db import models
from django.db.models import Q

from hamrong.kernel.ids.interface import Keyed
from hamrong.service.dossiers.models.dossier import Dossier
from hamrong.service.dossiers.rules import Points

_POINTS = [(p.value, str(p.value)) for p in Points]


class Rating(Keyed):
    """One applicant's answer about one dossier, as last changed; points are 2, 1 or 0.

    `by_link` when it came through the link of a message instead of an account.
    """

    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="rating")
    at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True)
    overall = models.PositiveSmallIntegerField(choices=_POINTS)
    attitude = models.PositiveSmallIntegerField(choices=_POINTS)
    ease = models.PositiveSmallIntegerField(choices=_POINTS)
    comment = models.TextField(blank=True)
    by_link = models.BooleanField(default=False)

    class Meta:
        db_table = "dossiers_rating"
        constraints = [
            models.CheckConstraint(
                name="rating_points_known",
                condition=Q(overall__lte=2, attitude__lte=2, ease__lte=2),
            ),
            models.CheckConstraint(
                name="rating_changed_later",
                condition=Q(changed_at__isnull=True) | Q(changed_at__gte=models.F("at")),
            ),
        ]
        indexes = [models.Index(fields=["at"], name="rating_at")]
