"""Any sound process, walked at random: always in one place, with one thing to do, and a way out."""

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories.processes import bodies

from hamrong.kernel.actor.interface import Actor, Hat, Role, Seat
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.matter.interface import open_matter
from hamrong.kernel.process.actions.act import act
from hamrong.kernel.process.actions.recall import recall
from hamrong.kernel.process.actions.resume import resume
from hamrong.kernel.process.actions.return_to import return_to
from hamrong.kernel.process.actions.start import start
from hamrong.kernel.process.models import ProcessDefinition, ProcessInstance, Visit
from hamrong.kernel.process.queries.backwards import earlier_steps, recallable
from hamrong.kernel.process.queries.definitions import definition_of
from hamrong.kernel.process.queries.state import choices, steps
from hamrong.kernel.work.models import WorkItem

pytestmark = pytest.mark.django_db
AGENCY = uuid4()
HEAD = Actor(uuid4(), Hat.OFFICIAL, "Trần Văn Bình", (Seat(AGENCY, Role.HEAD),))
CITIZEN = Actor(uuid4(), Hat.CITIZEN, "Nguyễn Văn An")
Move = Callable[[], object]


class Walk:
    """One matter on its way through a process, and every move open to anybody now."""

    def __init__(self, body: Mapping[str, Any]) -> None:
        ProcessDefinition.objects.create(key="p", version=1, body=body, checksum="1")
        self.matter = open_matter(kind="t", title="Việc", agency_id=AGENCY)
        start(matter_id=self.matter, key="p", places={"authority": AGENCY}, title="x", link="/x")

    @property
    def instance(self) -> ProcessInstance:
        return ProcessInstance.objects.get(matter_id=self.matter)

    def visit(self) -> UUID:
        return Visit.objects.get(instance=self.instance, left_at__isnull=True).id

    def moves(self) -> dict[str, Move]:
        if self.instance.end:
            return {"resume": lambda: resume(self.matter, actor=HEAD, at=now())}
        found = {
            f"{actor.hat} {choice.key}": self._acting(actor, choice.key)
            for actor in (HEAD, CITIZEN)
            for choice in choices(self.matter, actor)
        }
        found |= {
            f"return {step.key}": self._returning(step.key)
            for step in earlier_steps(self.matter, HEAD)
        }
        if recallable(self.matter, HEAD):
            found["recall"] = lambda: recall(
                matter_id=self.matter, visit_id=self.visit(), actor=HEAD, reason="Nhầm"
            )
        return found

    def _acting(self, actor: Actor, action: str) -> Move:
        return lambda: act(
            matter_id=self.matter, action=action, actor=actor, visit_id=self.visit(), inputs={}
        )

    def _returning(self, step: str) -> Move:
        return lambda: return_to(
            matter_id=self.matter, visit_id=self.visit(), step=step, actor=HEAD, reason="Thiếu"
        )

    def check(self) -> None:
        """One place; one visit open there; one item open for it, unless it waits for a citizen."""
        instance = self.instance
        assert bool(instance.step) != bool(instance.end)
        visits = list(Visit.objects.filter(instance=instance, left_at__isnull=True))
        items = list(WorkItem.objects.filter(matter_id=self.matter, ended_at__isnull=True))
        if instance.end:
            assert (visits, items) == ([], [])
            return
        (visit,) = visits
        assert visit.step == instance.step
        step = definition_of(instance.definition_id).step(instance.step)
        waiting = [] if step.waits_for else [visit.work_item_id]
        assert [item.id for item in items] == waiting
        stays = list(Visit.objects.filter(instance=instance).order_by("entered_at", "id"))
        for earlier, later in pairwise(stays):
            assert earlier.left_at is not None
            assert earlier.left_at <= later.entered_at
        line = [shown.state for shown in steps(self.matter)]
        here = line.index("current")
        assert set(line[:here]) <= {"done", "coming"}
        assert set(line[here + 1 :]) <= {"coming"}

    def can_end(self) -> bool:
        """Tell whether those whose turn it is can bring it to an end, the citizen not leaving."""
        definition = definition_of(self.instance.definition_id)
        visit = Visit.objects.get(id=self.visit())
        seen, waiting = set(), [(visit.step, visit.came_from)]
        while waiting:
            state = waiting.pop()
            if state in seen:
                continue
            seen.add(state)
            for action in definition.step(state[0]).actions:
                if action.end:
                    return True
                target = (state[1] or definition.start) if action.to == "back" else action.to
                waiting.append((target, state[0]))
        return False


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(bodies(), st.lists(st.integers(0, 1000), max_size=12))
def test_a_walk_is_always_in_one_place_with_one_thing_to_do_and_a_way_out(
    body: Mapping[str, Any], turns: list[int]
) -> None:
    with transaction.atomic():
        walk = Walk(body)
        for turn in turns:
            walk.check()
            moves = walk.moves()
            assert moves
            assert walk.instance.end or walk.can_end()
            moves[sorted(moves)[turn % len(moves)]]()
        walk.check()
        transaction.set_rollback(True)
