"""Ratings: what one person may say, and what all of them said of an agency."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Avg, Count, Q
from django.utils.translation import gettext_lazy as _

from hamrong.kernel.actor.interface import Actor, Hat, NotYoursError, Role
from hamrong.kernel.calendar.interface import now, today
from hamrong.service.dossiers.access import agencies_led, the_dossier
from hamrong.service.dossiers.models import Dossier, Rating, Result
from hamrong.service.dossiers.ports import PanelCall
from hamrong.service.dossiers.queries.flows import answers
from hamrong.service.dossiers.rules import (
    CHANGED_WITHIN,
    FEWEST_SHOWN,
    Points,
    State,
    may_rate,
    satisfied_share,
)

LINK = "dossiers.rate"
COMMENTS_SHOWN = 50
AGENCIES_SHOWN = 200
OVERALL_LABEL = {
    Points.FULL: _("Rất hài lòng"),
    Points.SOME: _("Hài lòng"),
    Points.NONE: _("Không hài lòng"),
}


@dataclass(frozen=True)
class RatingPage:
    """What is rated, what was said before, until when it may be changed, and whether it may be."""

    code: str
    procedure_name: str
    said: Mapping[str, Any] | None
    change_until: datetime | None
    open: bool


@dataclass(frozen=True)
class AgencyRatings:
    """What was said of one agency in a period: numbers alone, averages in hundredths of points.

    `share` is the whole percents satisfied; None, as the averages, where so few answered that an
    official could tell who.
    """

    agency_id: UUID
    name: str
    answers: int
    very: int
    satisfied: int
    share: int | None
    attitude: float | None
    ease: float | None


@dataclass(frozen=True)
class Ratings:
    """All agencies of a period, the least satisfied first, and everything together."""

    answers: int
    share: int | None
    agencies: tuple[AgencyRatings, ...]
    comments: tuple[str, ...] = ()


def may_be_rated(dossier: Dossier) -> bool:
    """Tell whether the applicant may rate it now. At most two queries."""
    if dossier.whole_id is not None:
        return False
    rated_at = Rating.objects.filter(dossier=dossier).values_list("at", flat=True).first()
    opened = Result.objects.filter(dossier=dossier, issued_at__isnull=False)
    return may_rate(
        State(dossier.state),
        closed_at=dossier.closed_at,
        opened_at=opened.values_list("opened_at", flat=True).first(),
        rated_at=rated_at,
        at=now(),
    )


def rating_of(actor: Actor, code: str) -> RatingPage:
    """Return what an applicant may say of their dossier.

    Raises:
        NotYoursError: it is not theirs.
    """
    return rating_page(the_dossier(actor, code))


def rating_by_link(dossier_id: UUID) -> RatingPage:
    """Return what may be said through the link of a message, without what was said before.

    Raises:
        NotYoursError: there is no such dossier.
    """
    dossier = Dossier.objects.filter(id=dossier_id).first()
    if dossier is None:
        raise NotYoursError
    return replace(rating_page(dossier), said=None)


def rating_page(dossier: Dossier) -> RatingPage:
    """Return what the page of a rating shows its applicant. Three queries."""
    found = Rating.objects.filter(dossier=dossier).first()
    names = ("overall", "attitude", "ease", "comment")
    return RatingPage(
        code=dossier.code,
        procedure_name=dossier.procedure_name,
        said={name: getattr(found, name) for name in names} if found else None,
        change_until=found.at + CHANGED_WITHIN if found else None,
        open=may_be_rated(dossier),
    )


def rating_panel(call: PanelCall) -> Mapping[str, Any] | None:
    """Offer the applicant to say how it went, or tell what they said."""
    dossier = Dossier.objects.only("id", "state", "closed_at", "whole_id", "code").get(
        id=call.dossier_id
    )
    page = rating_page(dossier)
    if page.said is None and not page.open:
        return None
    label = OVERALL_LABEL[Points(page.said["overall"])] if page.said else ""
    return {"page": page, "overall": label}


def ratings(actor: Actor, since: datetime, until: datetime) -> Ratings:
    """Return what was said of the actor's agencies in [since, until): their head's, their leader's.

    Two queries over ratings. Nobody's name, dossier or day is in it; words are shown in the order
    of the alphabet, and only where at least `FEWEST_SHOWN` people answered.

    Raises:
        NotYoursError: the actor neither heads nor leads an agency.
    """
    agencies = agencies_led(actor) | actor.agencies(Role.HEAD)
    if actor.hat is not Hat.OFFICIAL or not agencies:
        raise NotYoursError
    found = _of(since, until).filter(dossier__authority__in=agencies)
    lines = _lines(found)
    enough = [line.agency_id for line in lines if line.share is not None]
    words = found.filter(dossier__authority__in=enough).exclude(comment="")
    said = words.order_by("comment").values_list("comment", flat=True)
    return _together(lines, tuple(said[:COMMENTS_SHOWN]))


def satisfied_this_year(actor: Actor) -> int | None:
    """Return the percents satisfied with the actor's agencies since 1 January. One query more."""
    day = today()
    agencies = agencies_led(actor) | actor.agencies(Role.HEAD)
    return satisfied_share(*answers(agencies, day.replace(month=1, day=1), day + timedelta(days=1)))


def public_ratings(since: datetime, until: datetime) -> Ratings:
    """Return the shares of all agencies in [since, until) with enough answers. One query."""
    lines = _lines(_of(since, until))
    shown = [line for line in lines if line.share is not None]
    everything = _together(lines)
    return Ratings(everything.answers, everything.share, tuple(shown))


def _of(since: datetime, until: datetime) -> Any:
    return Rating.objects.filter(at__gte=since, at__lt=until)


def _lines(found: Any) -> list[AgencyRatings]:
    rows = (
        found.values("dossier__authority_id", "dossier__authority__short_name")
        .annotate(
            answers=Count("id"),
            very=Count("id", filter=Q(overall=Points.FULL.value)),
            satisfied=Count("id", filter=Q(overall__gte=Points.SOME.value)),
            attitude_points=Avg("attitude"),
            ease_points=Avg("ease"),
        )
        .order_by("dossier__authority__short_name")
    )
    lines = [_line(row) for row in rows]
    return sorted(lines, key=lambda line: 101 if line.share is None else line.share)


def _line(row: Mapping[str, Any]) -> AgencyRatings:
    enough = row["answers"] >= FEWEST_SHOWN
    return AgencyRatings(
        agency_id=row["dossier__authority_id"],
        name=row["dossier__authority__short_name"],
        answers=row["answers"],
        very=row["very"],
        satisfied=row["satisfied"],
        share=satisfied_share(row["satisfied"], row["answers"]),
        attitude=round(row["attitude_points"], 2) if enough else None,
        ease=round(row["ease_points"], 2) if enough else None,
    )


def _together(lines: list[AgencyRatings], comments: tuple[str, ...] = ()) -> Ratings:
    answers = sum(line.answers for line in lines)
    satisfied = sum(line.satisfied for line in lines)
    share = satisfied_share(satisfied, answers)
    return Ratings(answers, share, tuple(lines[:AGENCIES_SHOWN]), comments)
