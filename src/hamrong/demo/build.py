"""Build the demonstration: accounts, then dossiers in every state, in the order of their time."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from heapq import heapify, heappop, heappush
from random import Random
from typing import Final

from django.db import transaction

from hamrong.config.environment import demo_password
from hamrong.demo.fates import Wish, wishes
from hamrong.demo.lives import Applicant, Life, waking
from hamrong.demo.people import People
from hamrong.demo.plans import report_on_plans
from hamrong.demo.province import Place, Staff, asked_for, places, staff_up
from hamrong.foundation.identity import interface as identity
from hamrong.kernel.actor.interface import Hat
from hamrong.kernel.calendar.interface import calendar_for, clock_at, now
from hamrong.kernel.jobs.interface import run_pending
from hamrong.service.procedures.interface import ProcedureView

SEED: Final = 1118
# Mail and SMS wait for the worker: what they are carried by is not running yet.
_LEFT_TO_THE_WORKER = ("notify.send_mail", "notify.send_sms")
_FIRST_DAY = timedelta(days=70)
_OPENED = 7
_PLACE_WEIGHTS = (5, 3, 2, 2, 2, 1)
_MAIL_EVERY = 4
_DRAFTS = 4


def is_built() -> bool:
    """Tell whether this database has the demonstration. One query a role."""
    return bool(identity.demo_accounts())


@transaction.atomic
def build(
    seed: int = SEED,
    *,
    dossiers: int = 120,
    citizens: int = 25,
    progress: Callable[[str], None] = lambda _: None,
) -> None:
    """Make officials, citizens and dossiers through the platform's own actions, all or nothing.

    What happened before now is dated back to its time; the same seed at the same moment gives the
    same demonstration. `progress` is told what is being made, in English. Does nothing in a
    database that has it already.
    """
    if is_built():
        return
    present, chance = now(), Random(seed)
    with clock_at(present - _FIRST_DAY):
        staff, applicants = _people(chance, citizens, progress)
    progress("reports on plans")
    report_on_plans(staff, Random(seed), present - _FIRST_DAY, present)
    lives = list(_lives(staff, applicants, chance, dossiers, present))
    _run(lives, present, progress)
    with clock_at(waking(present - timedelta(hours=3))):
        for applicant, (life, _start_of) in zip(applicants[:_DRAFTS], lives, strict=False):
            replace(life, applicant=applicant).start(pages=2)


def _people(
    chance: Random, citizens: int, progress: Callable[[str], None]
) -> tuple[Staff, list[Applicant]]:
    people, password, at = People(chance, now().date()), demo_password(), places()
    applicants = []
    for number in range(citizens):
        progress(f"citizen {number + 1} of {citizens}")
        home = at[0] if number == 0 else chance.choices(at, _PLACE_WEIGHTS[: len(at)])[0]
        applicants.append(_citizen(people, home, password, by_mail=number % _MAIL_EVERY == 1))
    staff = Staff(people, password, since=now())
    staff_up(staff, list(asked_for()), at, lambda: progress(f"{len(staff.actors)} posts"))
    return staff, applicants


def _citizen(people: People, home: Place, password: str, *, by_mail: bool) -> Applicant:
    household = people.household()
    head = household.head
    account_id = identity.register_citizen(
        full_name=head.full_name,
        contact=head.mail if by_mail else head.phone,
        password=password,
        personal_id=head.personal_id,
        is_demo=True,
    )
    actor = identity.actor_for(account_id, Hat.CITIZEN)
    return Applicant(actor, household, home, head.mail if by_mail else "")


def _lives(
    staff: Staff, applicants: list[Applicant], chance: Random, count: int, present: datetime
) -> Iterator[tuple[Life, datetime]]:
    """Yield the lives to run with their first moments; the first citizen has several."""
    asked = asked_for()
    levels = sorted({view.level for view in asked})
    busy = [4 if number == 0 else 1 for number in range(len(applicants))]
    for number, wish in enumerate(wishes(count, chance)):
        level = levels[number % len(levels)]
        fitting = {view: weight for view, weight in asked.items() if view.level == level}
        life = Life(
            applicant=chance.choices(applicants, busy)[0],
            procedure=_pick(fitting, chance),
            fate=wish.fate,
            staff=staff,
            chance=chance,
        )
        yield life, _start(wish, chance, present)


def _pick(fitting: dict[ProcedureView, int], chance: Random) -> ProcedureView:
    return chance.choices(list(fitting), list(fitting.values()))[0]


def _start(wish: Wish, chance: Random, present: datetime) -> datetime:
    """Return when a dossier is filed: some hours ago, or at a waking hour of a day before."""
    if wish.days_ago < 1:
        return waking(present - timedelta(hours=24 * wish.days_ago))
    calendar, day = calendar_for(), present
    left = round(wish.days_ago)
    while left:
        day -= timedelta(days=1)
        left -= calendar.is_working_day(day.date())
    morning = day.replace(hour=_OPENED, minute=0, second=0, microsecond=0)
    return morning + timedelta(minutes=chance.randint(0, 13 * 60))


def _run(
    lives: list[tuple[Life, datetime]], present: datetime, progress: Callable[[str], None]
) -> None:
    """Let all lives go on together, always the one whose next moment comes first."""
    waiting = [(start, number, life.run(start)) for number, (life, start) in enumerate(lives)]
    for _start_of, _number, running in waiting:
        next(running)
    heapify(waiting)
    while waiting:
        moment, number, running = heappop(waiting)
        if moment > present:
            continue
        progress(f"{moment:%d/%m %H:%M}, {len(waiting)} dossiers under way")
        with clock_at(moment):
            following = next(running, None)
            run_pending(leave=_LEFT_TO_THE_WORKER)
        if following is not None:
            heappush(waiting, (following, number, running))
