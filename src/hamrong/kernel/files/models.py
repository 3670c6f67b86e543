"""Stored contents, the names under which they were given, and uploads under way."""

from django.db import models
from django.db.models import Q

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
    """One giving of a content under a name. Never changed; only the matter is filled in later.

    `given_sha256` names the content as it came, where it was a photograph that was turned upright
    and made smaller. `pages` is known of photographs and PDF that people gave.
    """

    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    owner_id = models.UUIDField(null=True)
    matter_id = models.UUIDField(null=True)
    given_at = models.DateTimeField(default=now)
    given_sha256 = models.CharField(max_length=64, blank=True, default="", db_default="")
    pages = models.IntegerField(null=True)

    class Meta:
        db_table = "files_file"
        indexes = [models.Index(fields=["matter_id"], name="file_of_matter")]


class Part(models.Model):
    """One of the files a PDF was bound of: proof of what came, in the order of the pages."""

    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="parts")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    given_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        db_table = "files_part"
        constraints = [
            models.UniqueConstraint(fields=["file", "position"], name="files_part_position")
        ]


class Upload(Keyed):
    """A file on its way in pieces; once whole, a file that waits to be used.

    `received` bytes of `length` lie durably in the folder of uploads. `purpose` says for what the
    owner gives it, in the words of whoever offers the upload. `fingerprint` tells the owner's
    file again when they choose it anew. A whole upload has its `file`, or `refusal`: why it was
    not taken. `place` orders the files of a purpose.
    """

    owner_id = models.UUIDField()
    purpose = models.CharField(max_length=200)
    name = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64, blank=True)
    length = models.PositiveBigIntegerField()
    received = models.PositiveBigIntegerField(default=0)
    file = models.ForeignKey(File, null=True, on_delete=models.PROTECT, related_name="+")
    refusal = models.TextField(blank=True)
    place = models.BigIntegerField(default=0)
    used = models.BooleanField(default=False)
    begun_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField()

    class Meta:
        db_table = "files_upload"
        indexes = [
            models.Index(fields=["owner_id", "purpose"], name="upload_of_owner"),
            models.Index(fields=["expires_at"], name="upload_expiry"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(received__lte=models.F("length")), name="upload_within_length"
            )
        ]
