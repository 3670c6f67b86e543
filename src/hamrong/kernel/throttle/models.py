"""Attempts counted in windows."""

from django.db import models


class Window(models.Model):
    """How often a key was used since the window began."""

    key = models.CharField(max_length=200, primary_key=True)
    since = models.DateTimeField()
    used = models.PositiveIntegerField()

    class Meta:
        db_table = "throttle_window"
