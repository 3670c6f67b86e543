"""Facts, and the tree that seals them."""

from django.db import models

from hamrong.kernel.ids.interface import Keyed
from hamrong.kernel.matter.interface import Matter


class Entry(Keyed):
    """One fact about a matter. A trigger refuses every change and removal."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=80)
    data = models.JSONField()
    note = models.TextField(blank=True)
    at = models.DateTimeField()
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=120, blank=True)
    hat = models.CharField(max_length=12)
    agency_id = models.UUIDField(null=True)

    class Meta:
        db_table = "timeline_entry"
        indexes = [models.Index(fields=["matter", "at", "id"], name="entry_of_matter")]


class Leaf(models.Model):
    """The place of an entry in the tree, and its hash when it was sealed."""

    index = models.BigIntegerField(primary_key=True)
    entry_id = models.UUIDField(unique=True)
    hash = models.BinaryField(max_length=32)

    class Meta:
        db_table = "timeline_leaf"


class Tile(models.Model):
    """The root of 256 leaves in a row, so that proofs need not read them again."""

    index = models.BigIntegerField(primary_key=True)
    root = models.BinaryField(max_length=32)

    class Meta:
        db_table = "timeline_tile"


class SigningKey(models.Model):
    """A public key under which heads were signed; the private part is never here."""

    id = models.CharField(primary_key=True, max_length=64)
    public_key = models.BinaryField(max_length=32)
    since = models.DateTimeField()

    class Meta:
        db_table = "timeline_signing_key"


class TreeHead(models.Model):
    """The signed root of all entries sealed up to a moment (RFC 6962 section 3.5)."""

    size = models.BigIntegerField(primary_key=True)
    root = models.BinaryField(max_length=32)
    at = models.DateTimeField()
    key = models.ForeignKey(SigningKey, on_delete=models.PROTECT, related_name="+")
    signature = models.BinaryField(max_length=64)

    class Meta:
        db_table = "timeline_tree_head"
