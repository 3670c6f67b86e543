"""Issued papers."""

from django.db import models
from django.db.models import Q

from hamrong.foundation.directory.interface import Agency
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.files.interface import File
from hamrong.kernel.ids.interface import Keyed
from hamrong.kernel.matter.interface import Matter


class IssuedPaper(Keyed):
    """A paper an agency gave out: anyone who holds it can check it by its code."""

    check_code = models.CharField(max_length=19, unique=True)
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=300)
    register = models.CharField(max_length=40, blank=True)
    number = models.CharField(max_length=60, blank=True)
    holder_name = models.CharField(max_length=120)
    file = models.ForeignKey(File, null=True, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64, blank=True)
    signers = models.JSONField(default=list)
    issued_at = models.DateTimeField(default=now)
    revoked_at = models.DateTimeField(null=True)
    revoked_because = models.TextField(blank=True)

    class Meta:
        db_table = "issuance_paper"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "number"], name="paper_number_once", condition=~Q(number="")
            ),
            models.CheckConstraint(
                name="paper_sealed_whole",
                condition=Q(file__isnull=True, sha256="") | (Q(file__isnull=False) & ~Q(sha256="")),
            ),
        ]
