"""The date the organisation of the state is asked about."""

from datetime import date

from django.conf import settings
from django.db.models import Q

from hamrong.kernel.calendar.interface import today


def organisation_date() -> date:
    """Return the installation's organisation date: the one set, or today."""
    fixed: date | None = settings.ORGANISATION_DATE
    return fixed or today()


def valid_on(on: date) -> Q:
    """Return the condition that a dated row is valid on a day."""
    return Q(valid_from__lte=on) & (Q(valid_to__isnull=True) | Q(valid_to__gt=on))
