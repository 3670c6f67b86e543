"""Stored contents, and the names under which they were given."""

from django.db import models

from hamrong.kernel.calendar.interface import now
from hamrong.kernel.ids.interface import Keyed


class Blob(models.Model):
    """A content, kept once however often it is given; its name is its SHA-256."""

    sha256 = models.CharField(primary_key=True, max_length=64)
    size = models.PositiveBigIntegerField()
    content_type = models.CharField(max_length=100)
    stored_at = models.DateTimeField(default=now)

    class Meta:
        db_table = "files_blob"


class File(Keyed):
    """One giving of a content under a name. Never changed; only the matter is filled in later."""

    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    owner_id = models.UUIDField(null=True)
    matter_id = models.UUIDField(null=True)
    given_at = models.DateTimeField(default=now)

    class Meta:
        db_table = "files_file"
        indexes = [models.Index(fields=["matter_id"], name="file_of_matter")]
