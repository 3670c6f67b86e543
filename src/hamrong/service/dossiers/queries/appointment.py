"""The appointed time of a dossier as a calendar file (RFC 5545)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event

from hamrong.kernel.actor.interface import Actor, NotYoursError
from hamrong.kernel.calendar.interface import VIETNAM, now
from hamrong.service.dossiers.access import the_dossier
from hamrong.service.dossiers.models import Apology, ClockStop, Dossier, Promise
from hamrong.service.dossiers.queries.hours import opening_hours
from hamrong.service.dossiers.rules import CLOSED, State, calendar_sequence

LASTS = timedelta(minutes=30)
REMIND_BEFORE = timedelta(days=1)


def appointment_file(actor: Actor, code: str) -> bytes:
    """Return the time the result is promised for, as one entry of a calendar.

    After a missed time it is the one the letter of apology promised. The entry keeps its UID;
    its SEQUENCE grows whenever the promise changes, so that importing it again moves it. It
    says what the dossier is and where, nobody's name or number.

    Raises:
        NotYoursError: no such dossier for this actor, or no time is appointed for it.
    """
    dossier = the_dossier(actor, code)
    if dossier.due_at is None:
        raise NotYoursError
    calendar = Calendar()
    calendar.add("prodid", "-//Ham Rong//Dossiers//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(_event(dossier))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(dossier: Dossier) -> Event:
    ended = State(dossier.state) in CLOSED
    promises = list(Promise.objects.filter(dossier=dossier).values_list("set_at", flat=True))
    letters = list(Apology.objects.filter(dossier=dossier))
    stops = list(ClockStop.objects.filter(dossier=dossier).values_list("until", flat=True))
    running = stops.count(None)
    due_at = _promised(dossier, letters).astimezone(VIETNAM)
    address = settings.BASE_URL.rstrip("/")
    event = Event()
    event.add("uid", f"{dossier.id}@{urlsplit(address).hostname}")
    event.add(
        "sequence",
        calendar_sequence(
            promises=len(promises),
            apologies=len(letters),
            stops=len(stops),
            running_stops=running,
            ended=ended,
        ),
    )
    event.add("dtstamp", now())
    if promises:
        event.add("last-modified", max([*promises, *(letter.made_at for letter in letters)]))
    event.add("dtstart", due_at)
    event.add("dtend", due_at + LASTS)
    event.add("summary", _("Hẹn trả kết quả: %(name)s") % {"name": dossier.procedure_name})
    event.add("location", dossier.receiving.name)
    event.add("description", _description(dossier))
    event.add("url", address + reverse("portal:dossier", args=[dossier.code]))
    event.add("status", _status(dossier, running=bool(running)))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    if not ended:
        event.add_component(_alarm(dossier))
    return event


def _promised(dossier: Dossier, letters: Sequence[Apology]) -> datetime:
    """Return the appointed time, or the one promised when it was missed."""
    anew = (letter.promised for letter in letters if letter.missed == dossier.due_at)
    return next(anew, dossier.due_at or now())


def _status(dossier: Dossier, *, running: bool) -> str:
    """Return how sure the time is: not while the clock stands still, not once it ended."""
    if State(dossier.state) in CLOSED - {State.RETURNED}:
        return "CANCELLED"
    return "TENTATIVE" if running else "CONFIRMED"


def _description(dossier: Dossier) -> str:
    lines = [
        _("Mã hồ sơ: %(code)s") % {"code": dossier.code},
        _("Mang theo giấy tờ tùy thân và giấy tiếp nhận; nhận thay thì mang giấy ủy quyền."),
        *opening_hours(dossier.receiving_id),
    ]
    return "\n".join(lines)


def _alarm(dossier: Dossier) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _("Hẹn trả kết quả: %(name)s") % {"name": dossier.procedure_name})
    alarm.add("trigger", -REMIND_BEFORE)
    return alarm
