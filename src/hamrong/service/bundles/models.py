"""What the pack says of bundles, and each bundle under way with its members."""

from django.db import models
from django.db.models import Q

from hamrong.kernel.ids.interface import Keyed
from hamrong.kernel.matter.interface import Matter
from hamrong.service.bundles.rules import MemberState


class Definition(Keyed):
    """The members of one bundle procedure as the pack gives them now."""

    procedure_code = models.CharField(max_length=30, unique=True)
    body = models.JSONField()

    class Meta:
        db_table = "bundles_definition"


class Bundle(Keyed):
    """One bundle under way: the dossier of the whole, and the members as they were defined."""

    whole = models.OneToOneField(Matter, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=60)
    body = models.JSONField()
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=500, blank=True)

    class Meta:
        db_table = "bundles_bundle"


class BundleMember(Keyed):
    """One member: it waits until it has a matter of its own, and ends once."""

    bundle = models.ForeignKey(Bundle, on_delete=models.PROTECT, related_name="members")
    place = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=60)
    name = models.CharField(max_length=500)
    matter = models.OneToOneField(Matter, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        max_length=8, choices=[(s.value, s.value) for s in MemberState], default=MemberState.WAITING
    )
    because = models.CharField(max_length=500, blank=True)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "bundles_member"
        constraints = [
            models.UniqueConstraint(fields=["bundle", "key"], name="member_once"),
            models.CheckConstraint(
                name="member_started_whole",
                condition=Q(state__in=["waiting", "dropped"])
                | Q(matter__isnull=False, started_at__isnull=False),
            ),
        ]
