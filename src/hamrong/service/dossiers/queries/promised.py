"""The day promised anew after a missed one, until another is appointed."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import F

from hamrong.service.dossiers.models import Apology
from hamrong.service.dossiers.rules import RUNNING


def promised_anew(codes: Collection[str]) -> dict[str, datetime]:
    """Return by code of the dossier the day its letter of apology promised, where that holds.

    It holds while the dossier is handled, its clock runs and the missed day is still the appointed
    one. One query, none for no codes.
    """
    if not codes:
        return {}
    letters = Apology.objects.filter(
        dossier__code__in=codes,
        dossier__state__in=[state.value for state in RUNNING],
        dossier__clock_stopped_at__isnull=True,
        missed=F("dossier__due_at"),
    )
    return dict(letters.values_list("dossier__code", "promised"))
