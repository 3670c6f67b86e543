"""The key of every table, and the counters of human numbers."""

from django.db import models

from hamrong.kernel.ids.rules import uuid7


class Keyed(models.Model):
    """A table whose key is a UUIDv7."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)

    class Meta:
        abstract = True


class Counter(models.Model):
    """The last number given in a series; one row a series, so only its own writers wait."""

    series = models.CharField(max_length=120, primary_key=True)
    last = models.BigIntegerField()

    class Meta:
        db_table = "ids_counter"
