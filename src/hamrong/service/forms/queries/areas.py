"""The communes a form offers, and the setting in which answers are read."""

from datetime import date

from django.db.models import Q

from hamrong.foundation.directory.interface import Area, Level, organisation_date
from hamrong.kernel.calendar.interface import today
from hamrong.service.forms.rules.places import Place, match_place
from hamrong.service.forms.rules.reading import AreaMatch, Setting


def places(on: date | None = None) -> tuple[Place, ...]:
    """Return the communes of a day (the organisation date), by name within their district."""
    day = on or organisation_date()
    valid = Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gt=day))
    rows = (
        Area.objects.filter(valid, level=Level.COMMUNE)
        .order_by("parent__code", "sort_key", "name")
        .values_list("code", "name", "parent__name", "parent__parent__name")
    )
    return tuple(
        Place(code, tuple(n for n in (name, parent, grandparent) if n))
        for code, name, parent, grandparent in rows
    )


def setting() -> Setting:
    """Return what reading answers needs: today, and the communes, fetched when first asked."""
    known: list[tuple[Place, ...]] = []

    def find(text: str) -> AreaMatch:
        if not known:
            known.append(places())
        return match_place(text, known[0])

    return Setting(today=today(), find_area=find)
