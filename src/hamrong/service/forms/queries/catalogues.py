"""Lists of other systems from which a question has one entry chosen."""

from django.db.models import Q

from hamrong.foundation.directory.interface import Agency, organisation_date
from hamrong.service.forms.rules.definition import Catalogue, Field
from hamrong.service.forms.rules.picking import pick
from hamrong.service.forms.rules.reading import AreaMatch
from hamrong.service.procedures import interface as procedures

Entries = tuple[tuple[str, str], ...]


def entries_of(asked: Field) -> Entries:
    """Return (code, label) of everything a question lets choose, in the order to be shown.

    A list of the pack stands in the form's version; a catalogue is read as of today. One query.
    """
    if asked.catalogue is None:
        return tuple((option.value, option.label) for option in asked.options)
    if asked.catalogue is Catalogue.PROCEDURES:
        return procedures.curated_names()
    return _agencies()


def find_entry(asked: Field, text: str) -> AreaMatch:
    """Return the entry meant by what was typed, or the entries it might be."""
    return pick(text, entries_of(asked))


def _agencies() -> Entries:
    """Return the agencies of the organisation date."""
    day = organisation_date()
    living = Agency.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gt=day), valid_from__lte=day
    )
    return tuple(living.order_by("level", "code").values_list("code", "name"))
