"""Areas, agencies and the people who sit in them, each valid from a date to a date."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from hamrong.kernel.actor.interface import Role
from hamrong.kernel.ids.interface import Keyed

_ENDS_LATER = Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from"))


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
    """An administrative unit with its national code, under one name and one parent."""

    code = models.CharField(max_length=10)
    name = models.CharField(max_length=120)
    type = models.CharField(max_length=30)
    level = models.CharField(max_length=10, choices=Level.choices)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    sort_key = models.CharField(max_length=300)

    class Meta:
        db_table = "directory_area"
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="area_code_from"),
            models.UniqueConstraint(
                fields=["code"], name="area_one_open", condition=Q(valid_to__isnull=True)
            ),
            models.CheckConstraint(name="area_ends_later", condition=_ENDS_LATER),
        ]
        indexes = [models.Index(fields=["level", "parent"], name="area_of_parent")]


class Reorganisation(Keyed):
    """A day on which areas were merged, split or renamed, by a resolution.

    `rules` say who takes over what a level without successors had open. `begun_at` is when this
    installation began to hand over; from then on the day counts as come (see `organisation_date`).
    """

    on = models.DateField(unique=True)
    title = models.CharField(max_length=300, blank=True, default="")
    basis = models.CharField(max_length=300, blank=True, default="")
    rules = models.JSONField(default=dict, blank=True)
    begun_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "directory_reorganisation"


class How(models.TextChoices):
    """How an area passed into its successor."""

    WHOLE = "whole"
    RENAMED = "renamed"
    MOVED = "moved"
    SPLIT_MAIN = "split_main"
    SPLIT_PART = "split_part"


class Succession(Keyed):
    """Which area became which on the day of a reorganisation."""

    reorganisation = models.ForeignKey(
        Reorganisation, on_delete=models.PROTECT, related_name="successions"
    )
    old = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    new = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=12, choices=How.choices)

    class Meta:
        db_table = "directory_succession"
        constraints = [
            models.UniqueConstraint(fields=["reorganisation", "old", "new"], name="succession_once")
        ]


class AgencyKind(models.TextChoices):
    """What sort of body an agency is."""

    COMMITTEE = "committee"
    DEPARTMENT = "department"
    CENTRE = "centre"


class Agency(Dated):
    """A body of the state with its identifier code.

    `heir` is who keeps its files once it has ended and handed over; none while it works, and none
    where its tasks went to several bodies. `called` are the plain names people may use, `contact`
    what is known of where it is reached.
    """

    code = models.CharField(max_length=30)
    name = models.CharField(max_length=250)
    short_name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=AgencyKind.choices)
    level = models.CharField(max_length=10, choices=Level.choices)
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="+")
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    heir = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="forerunners"
    )
    search_key = models.TextField()
    called = ArrayField(models.CharField(max_length=250), default=list)
    contact = models.JSONField(default=dict)

    class Meta:
        db_table = "directory_agency"
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="agency_code_from"),
            models.UniqueConstraint(
                fields=["code"], name="agency_one_open", condition=Q(valid_to__isnull=True)
            ),
            models.CheckConstraint(name="agency_ends_later", condition=_ENDS_LATER),
        ]
        indexes = [
            models.Index(fields=["area"], name="agency_of_area"),
            GinIndex(fields=["search_key"], name="agency_search", opclasses=["gin_trgm_ops"]),
            GinIndex(fields=["called"], name="agency_called"),
        ]


class UnitKind(models.TextChoices):
    """What a unit inside an agency is for."""

    ONE_STOP = "one_stop"


class Unit(Keyed):
    """A part of an agency: its one-stop desk."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="units")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=UnitKind.choices)

    class Meta:
        db_table = "directory_unit"
        constraints = [
            models.UniqueConstraint(fields=["agency", "kind"], name="unit_once"),
        ]


class Official(Keyed):
    """A person in the service of agencies."""

    full_name = models.CharField(max_length=120)
    phone = models.CharField(max_length=20, blank=True)
    mail = models.CharField(max_length=120, blank=True)

    class Meta:
        db_table = "directory_official"


class Post(Dated):
    """An official's role in an agency, from a date to a date."""

    official = models.ForeignKey(Official, on_delete=models.PROTECT, related_name="posts")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=[(r.value, r.value) for r in Role])
    title = models.CharField(max_length=120, blank=True)

    class Meta:
        db_table = "directory_post"
        constraints = [
            models.CheckConstraint(name="post_ends_later", condition=_ENDS_LATER),
            models.UniqueConstraint(
                fields=["official", "agency", "role"],
                name="post_one_open",
                condition=Q(valid_to__isnull=True),
            ),
        ]
        indexes = [models.Index(fields=["agency", "role"], name="post_of_agency")]
