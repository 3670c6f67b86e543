"""Ten officials act on the same dossiers at once: each act counts once, and none is lost.

Real threads and committed transactions. `HAMRONG_STRESS=200` takes that many dossiers instead of
the few that fit into every run.
"""

import os
import random
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import pairwise
from threading import Barrier
from uuid import UUID

import pytest
from django.db import connection
from tests.factories import dossiers as factory
from tests.factories.identity import actor_of, make_official_account

from hamrong.kernel.actor.interface import (
    Actor,
    NotYoursError,
    RefusedError,
    Role,
    StaleError,
)
from hamrong.kernel.process import interface as process
from hamrong.kernel.process.models import ProcessInstance, Visit
from hamrong.kernel.timeline.interface import Audience, entries, seal_all, verify
from hamrong.kernel.work.models import WorkItem
from hamrong.service.dossiers.actions.draft_result import draft_result
from hamrong.service.dossiers.actions.go_back import give_back
from hamrong.service.dossiers.actions.withdraw import withdraw_own
from hamrong.service.dossiers.models import Dossier, Result

pytestmark = pytest.mark.django_db(transaction=True)
MANY = int(os.environ.get("HAMRONG_STRESS", "20"))
ROUNDS = 4
PEOPLE = (Role.ONE_STOP,) * 3 + (Role.SPECIALIST,) * 4 + (Role.HEAD,) * 3
# What an act may be told when somebody was faster; anything else is a fault.
TOO_LATE = (StaleError, NotYoursError, RefusedError)


@dataclass
class Person:
    """An official, or the applicant, with an own order of going about and what came of it."""

    actor: Actor
    role: Role | None
    chance: random.Random
    done: Counter[tuple[str, str]] = field(default_factory=Counter)

    def work_through(self, codes: list[str], start: Barrier) -> Counter[tuple[str, str]]:
        try:
            start.wait()
            for _round in range(ROUNDS):
                for code in self.chance.sample(codes, len(codes)):
                    for name, deed in self.deeds(code):
                        self.attempt(name, code, deed)
            return self.done
        finally:
            connection.close()

    def attempt(self, name: str, code: str, deed: Callable[[], object]) -> None:
        try:
            deed()
        except TOO_LATE:
            return
        self.done[name, code] += 1

    def deeds(self, code: str) -> Iterator[tuple[str, Callable[[], object]]]:
        seen = process.state(Dossier.objects.get(code=code).matter_id)
        if seen is None or seen.visit_id is None:
            return
        if self.role is Role.ONE_STOP:
            yield "accept", lambda: self.act(code, "accept", seen.visit_id)
        elif self.role is Role.SPECIALIST:
            yield "draft", lambda: draft_result(self.actor, code, content=f"Của {self.actor.name}")
            yield "propose", lambda: self.act(code, "propose", seen.visit_id)
        elif self.role is Role.HEAD:
            if self.chance.random() < 0.3:
                yield "return", lambda: self.give_back(code, seen.visit_id)
            yield "approve", lambda: self.act(code, "approve", seen.visit_id)
        elif self.chance.random() < 0.1:
            yield "withdraw", lambda: self.withdraw(code, seen.visit_id)

    def act(self, code: str, action: str, visit_id: UUID | None) -> None:
        assert visit_id is not None
        matter_id = Dossier.objects.get(code=code).matter_id
        process.act(
            matter_id=matter_id, action=action, actor=self.actor, visit_id=visit_id, inputs={}
        )

    def give_back(self, code: str, visit_id: UUID | None) -> None:
        assert visit_id is not None
        give_back(self.actor, code, visit_id=visit_id, step="handling", reason="Thiếu căn cứ")

    def withdraw(self, code: str, visit_id: UUID | None) -> None:
        assert visit_id is not None
        withdraw_own(self.actor, code, visit_id=visit_id, reason="")


def crowd(agency_id: UUID, applicant: Actor) -> list[Person]:
    made = [
        Person(
            actor_of(make_official_account(agency_id, role, full_name=f"Cán bộ {n}")),
            role,
            random.Random(n),
        )
        for n, role in enumerate(PEOPLE)
    ]
    return [*made, Person(applicant, None, random.Random(99))]


def test_ten_officials_on_the_same_dossiers_lose_and_double_nothing() -> None:
    applicant, agency_id = factory.citizen(), factory.office().agency_id
    codes = [factory.submitted(applicant) for _ in range(MANY)]
    people = crowd(agency_id, applicant)
    start = Barrier(len(people), timeout=60)
    with ThreadPoolExecutor(len(people)) as pool:
        running = [pool.submit(person.work_through, codes, start) for person in people]
        done = sum((one.result(timeout=600) for one in running), Counter[tuple[str, str]]())
    assert {name for name, _code in done} >= {"accept", "draft", "propose", "approve"}
    for code in codes:
        check_told_once(code, done)
        check_in_one_place(code)
    check_numbers()
    seal_all()
    report = verify()
    assert (report.ok, report.unsealed) == (True, 0)


def check_told_once(code: str, done: Counter[tuple[str, str]]) -> None:
    """Every act that said it was done is one fact, and there is no fact beside."""
    matter_id = Dossier.objects.get(code=code).matter_id
    told = Counter(entry.kind for entry in entries(matter_id, (Audience.CITIZEN, Audience.STAFF)))
    assert told["dossiers.DossierAccepted"] == done["accept", code] <= 1
    assert told["dossiers.ResultDrafted"] == done["draft", code]
    assert told["dossiers.ResultProposed"] == done["propose", code]
    assert told["process.StepReturned"] == done["return", code]
    assert told["dossiers.ResultIssued"] == done["approve", code] <= 1
    assert told["dossiers.DossierWithdrawn"] == done["withdraw", code] <= 1


def check_in_one_place(code: str) -> None:
    dossier = Dossier.objects.get(code=code)
    instance = ProcessInstance.objects.get(matter_id=dossier.matter_id)
    stays = list(Visit.objects.filter(instance=instance).order_by("entered_at", "id"))
    open_items = WorkItem.objects.filter(matter_id=dossier.matter_id, ended_at__isnull=True)
    waiting = [stay.work_item_id for stay in stays if stay.left_at is None]
    assert len(waiting) == (0 if instance.end else 1)
    assert list(open_items.values_list("id", flat=True)) == waiting
    assert all(a.left_at and a.left_at <= b.entered_at for a, b in pairwise(stays))
    issued = Result.objects.filter(dossier=dossier, issued_at__isnull=False).exists()
    assert issued == (dossier.state == "finished") == (instance.step == "returning")


def check_numbers() -> None:
    """The register has each number once and no gap."""
    numbers = Result.objects.filter(issued_at__isnull=False).values_list("number", flat=True)
    taken = sorted(int(number.split("/")[0]) for number in numbers)
    assert taken == list(range(1, len(taken) + 1))
