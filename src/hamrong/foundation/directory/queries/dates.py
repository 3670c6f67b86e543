"""The date the organisation of the state is asked about."""

from datetime import date

from django.conf import settings
from django.db.models import Max, Q

from hamrong.foundation.directory.models import Reorganisation
from hamrong.kernel.calendar.interface import today


def organisation_date() -> date:
    """Return the installation's organisation date.

    It is today. Where a date is set (a demonstration that stands still), it is that date until a
    later reorganisation is carried out here: then the day of that reorganisation. Costs a query
    only where a date is set.
    """
    fixed: date | None = settings.ORGANISATION_DATE
    if fixed is None:
        return today()
    begun = Reorganisation.objects.filter(begun_at__isnull=False).aggregate(last=Max("on"))["last"]
    return max(fixed, begun) if begun else fixed


def valid_on(on: date) -> Q:
    """Return the condition that a dated row is valid on a day."""
    return Q(valid_from__lte=on) & (Q(valid_to__isnull=True) | Q(valid_to__gt=on))
