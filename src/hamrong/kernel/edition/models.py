"""The edition of what strangers read."""

from django.db import models


class Edition(models.Model):
    """One row: a random name of the content as it stands, and the transaction that gave it.

    A name and not a number: a database brought back from a backup never meets an old name again.
    Written by the database itself, whenever a watched table is.
    """

    scope = models.CharField(max_length=20, primary_key=True)
    name = models.UUIDField()
    moved_by = models.DecimalField(max_digits=20, decimal_places=0)
    moved_at = models.DateTimeField()

    class Meta:
        db_table = "edition"
