"""Areas, agencies and the people who sit in them, each valid from a date to a date."""

from django.db import models

from hamrong.kernel.actor.interface import Role
from hamrong.kernel.ids.interface import Keyed


class Level(models.TextChoices):
    """The levels of local government (two since 1/7/2025: no district level)."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


class Dated(Keyed):
    """Valid from `valid_from` up to and not including `valid_to` (open when null)."""

    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True


class Area(Dated):
    """An administrative unit with its national code."""

    code = models.CharField(max_length=10)
    name = models.CharField(max_length=120)
    type = models.CharField(max_length=30)
    level = models.CharField(max_length=10, choices=Level.choices)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)

    class Meta:
        db_table = "directory_area"
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="area_code_from"),
        ]


class Agency(Dated):
    """A body of the state with its identifier code (mã định danh)."""

    code = models.CharField(max_length=30)
    name = models.CharField(max_length=250)
    short_name = models.CharField(max_length=120)
    kind = models.CharField(max_length=30)
    level = models.CharField(max_length=10, choices=Level.choices)
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="+")
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    search_key = models.TextField(default="")

    class Meta:
        db_table = "directory_agency"
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="agency_code_from"),
        ]


class Official(Keyed):
    """A person in the service of an agency."""

    full_name = models.CharField(max_length=120)
    phone = models.CharField(max_length=20, blank=True)
    mail = models.CharField(max_length=120, blank=True)

    class Meta:
        db_table = "directory_official"


class Post(Dated):
    """An official's role in an agency, from a date to a date."""

    official = models.ForeignKey(Official, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=[(r.value, r.value) for r in Role])
    title = models.CharField(max_length=120, blank=True)

    class Meta:
        db_table = "directory_post"
