"""What the desk looked at and wrote down: each paper of the checklist, who came for whom."""

from django.db import models
from django.db.models import Q

from hamrong.kernel.ids.interface import Keyed
from hamrong.service.dossiers.models.dossier import Dossier
from hamrong.service.dossiers.rules import Capacity


class DocumentCheck(Keyed):
    """How one paper of the checklist was found: counts by kind, held already, or missing."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="checks")
    document_key = models.CharField(max_length=80)
    document_name = models.CharField(max_length=500)
    original = models.PositiveSmallIntegerField(default=0)
    certified = models.PositiveSmallIntegerField(default=0)
    copy = models.PositiveSmallIntegerField(default=0)
    digitised = models.BooleanField(default=False)
    held = models.BooleanField(default=False)
    missing = models.BooleanField(default=False)
    note = models.CharField(max_length=300, blank=True)
    checked_by = models.CharField(max_length=120)
    checked_at = models.DateTimeField()

    class Meta:
        db_table = "dossiers_document_check"
        constraints = [
            models.UniqueConstraint(fields=["dossier", "document_key"], name="document_once"),
            models.CheckConstraint(
                name="document_missing_or_there",
                condition=Q(missing=False)
                | Q(original=0, certified=0, copy=0, digitised=False, held=False),
            ),
        ]


class Representative(Keyed):
    """Who filed for the applicant, and by what right."""

    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="representative")
    name = models.CharField(max_length=120)
    personal_id = models.CharField(max_length=12, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    capacity = models.CharField(max_length=12, choices=[(c.value, c.value) for c in Capacity])
    paper = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "dossiers_representative"
        constraints = [
            models.CheckConstraint(
                name="representative_authorised_by_paper",
                condition=~Q(capacity=Capacity.AUTHORISED.value) | ~Q(paper=""),
            ),
        ]
