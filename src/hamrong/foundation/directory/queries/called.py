"""Which agencies a question names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.contrib.postgres.search import TrigramWordSimilarity

from hamrong.foundation.directory.models import Agency
from hamrong.foundation.directory.queries.agencies import AgencyView, view_of
from hamrong.foundation.directory.queries.dates import organisation_date, valid_on
from hamrong.foundation.directory.rules import Run, runs

MOST: Final = 20
_LIKE_ENOUGH: Final = 0.65


@dataclass(frozen=True)
class Called:
    """An agency a question names, and which of its words do.

    `bare` says that only the area's own name stands there ("hoang phu"), which may be chance.
    """

    agency: AgencyView
    start: int
    end: int
    bare: bool


def agencies_called(words: Sequence[str], on: date | None = None) -> tuple[Called, ...]:
    """Return the agencies that the plain words of a question name on a day.

    The longest name counts: "ubnd xa hoang phu" is the commune's committee, not every body with
    a word of it. Several bear the same name at times. One query; at most twenty.
    """
    places: dict[str, Run] = {}
    for run in runs(words):
        places.setdefault(run.phrase, run)
    rows = Agency.objects.filter(
        valid_on(on or organisation_date()), called__overlap=list(places)
    ).select_related("area")
    found = [_called(row, places) for row in rows.order_by("code", "id")[:MOST]]
    longest = max((one.end - one.start for one in found), default=0)
    return tuple(one for one in found if one.end - one.start == longest)


def agencies_like(text: str, on: date | None = None) -> tuple[AgencyView, ...]:
    """Return up to three agencies whose names are like a plain text with slips. One query."""
    rows = (
        Agency.objects.filter(
            valid_on(on or organisation_date()), search_key__trigram_word_similar=text
        )
        .annotate(likeness=TrigramWordSimilarity(text, "search_key"))
        .filter(likeness__gte=_LIKE_ENOUGH)
        .select_related("area")
    )
    return tuple(view_of(row) for row in rows.order_by("-likeness", "code", "id")[:3])


def _called(row: Agency, places: dict[str, Run]) -> Called:
    said = [name for name in row.called if name in places]
    run = places[max(said, key=len)]
    bare = row.area is not None and run.phrase == row.called[-1]
    return Called(view_of(row), run.start, run.end, bare=bare)
