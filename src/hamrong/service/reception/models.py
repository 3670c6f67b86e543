"""A visit at the counter and what the person came for."""

from django.db import models

from hamrong.foundation.directory.interface import Agency
from hamrong.foundation.identity.interface import Account
from hamrong.kernel.ids.interface import Keyed
from hamrong.service.dossiers.interface import Capacity


class Visit(Keyed):
    """One person at the counter of an agency; open until everything they brought is received.

    The person is who the dossiers are for, or, with a `capacity`, who files for somebody else.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    official = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    full_name = models.CharField(max_length=120)
    personal_id = models.CharField(max_length=12, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    mail = models.CharField(max_length=120, blank=True)
    address = models.CharField(max_length=300, blank=True)
    capacity = models.CharField(
        max_length=12, blank=True, choices=[(c.value, c.value) for c in Capacity]
    )
    authorisation = models.CharField(max_length=200, blank=True)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "reception_visit"
        indexes = [models.Index(fields=["official", "-began_at"], name="visit_of_official")]


class VisitItem(Keyed):
    """One procedure the person came for: a draft at first, then a dossier."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="items")
    draft_id = models.UUIDField(unique=True)
    procedure_code = models.CharField(max_length=40)
    procedure_name = models.CharField(max_length=500)
    dossier_code = models.CharField(max_length=60, blank=True)
    added_at = models.DateTimeField()

    class Meta:
        db_table = "reception_visit_item"
