"""Counts of dossiers, kept by triggers of the database (decision 0016)."""

from datetime import date
from typing import Final

from django.db import models

# The day of counts that belong to no day.
NO_DAY: Final = date(1, 1, 1)


class TallyKind(models.TextChoices):
    """What is counted, by the agency that received or decides, or by procedure.

    The function `dossiers_counted` of the migration says for each exactly which dossiers count.
    """

    RECEIVED = "received"
    RECEIVED_ONLINE = "received_online"
    FINISHED = "finished"
    FINISHED_ONLINE = "finished_online"
    RATED = "rated"
    SATISFIED = "satisfied"
    PROCEDURE_RECEIVED = "procedure_received"
    PROCEDURE_ONLINE = "procedure_online"
    PROCEDURE_ON_PAPER = "procedure_on_paper"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    STOPPED = "stopped"
    RETURNED = "returned"
    RETURNED_ON_TIME = "returned_on_time"
    TAKEN_IN = "taken_in"
    DIGITISED = "digitised"


class Tally(models.Model):
    """A change of a count: `n` more on a day of Vietnam, for an agency's id or a procedure's code.

    The count is the sum. Each change adds a row in its own transaction, so nobody waits for
    anybody; a job adds up what is not `settled`.
    """

    kind = models.CharField(max_length=20, choices=TallyKind.choices)
    day = models.DateField()
    who = models.CharField(max_length=40)
    n = models.BigIntegerField()
    settled = models.BooleanField()

    class Meta:
        db_table = "dossiers_tally"
        indexes = [
            models.Index(fields=["kind", "day", "who"], name="tally_count", include=["n"]),
            models.Index(
                fields=["kind", "day", "who"],
                name="tally_unsettled",
                condition=models.Q(settled=False),
            ),
        ]
