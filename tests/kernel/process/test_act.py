from collections.abc import Iterator
from datetime import datetime
from uuid import UUID, uuid4

import pytest

from hamrong.kernel.actor.interface import (
    Actor,
    Hat,
    NotYoursError,
    RefusedError,
    Role,
    Seat,
    StaleError,
)
from hamrong.kernel.calendar.interface import VIETNAM, clock_at
from hamrong.kernel.matter.interface import open_matter
from hamrong.kernel.process.interface import EffectCall, act, choices, start, state, steps
from hamrong.kernel.process.models import ProcessDefinition, Visit
from hamrong.kernel.process.ports import EFFECTS, GUARDS
from hamrong.kernel.work.interface import InboxFilter, counts, inbox

pytestmark = pytest.mark.django_db
AGENCY = uuid4()
DESK = Actor(uuid4(), Hat.OFFICIAL, "Lê Thị Hoa", (Seat(AGENCY, Role.ONE_STOP),))
HEAD = Actor(uuid4(), Hat.OFFICIAL, "Trần Văn Bình", (Seat(AGENCY, Role.HEAD),))
ELSEWHERE = Actor(uuid4(), Hat.OFFICIAL, "Phạm Văn Xa", (Seat(uuid4(), Role.ONE_STOP),))
CITIZEN = Actor(uuid4(), Hat.CITIZEN, "Nguyễn Văn An")
BODY = {
    "key": "p",
    "name": "P",
    "start": "reception",
    "steps": [
        {
            "key": "reception",
            "name": "Tiếp nhận",
            "place": "reception",
            "role": "one_stop",
            "hours": 4,
            "actions": [
                {"key": "accept", "name": "Nhận", "to": "approval", "effect": "t.note"},
                {"key": "ask", "name": "Hỏi", "to": "waiting"},
            ],
        },
        {
            "key": "approval",
            "name": "Duyệt",
            "place": "reception",
            "role": "head",
            "actions": [
                {"key": "approve", "name": "Duyệt", "to": "end:done", "guard": "t.ready"},
                {"key": "ask", "name": "Hỏi", "to": "waiting"},
            ],
        },
        {
            "key": "waiting",
            "name": "Chờ dân",
            "waits_for": "citizen",
            "actions": [{"key": "answer", "name": "Trả lời", "to": "back"}],
        },
    ],
    "anywhere": [{"key": "withdraw", "name": "Rút", "to": "end:out"}],
    "ends": [{"key": "done", "name": "Xong"}, {"key": "out", "name": "Rút"}],
}
noted: list[str] = []


@pytest.fixture(autouse=True)
def definition() -> Iterator[None]:
    noted.clear()
    EFFECTS["t.note"] = _note
    GUARDS["t.ready"] = _ready
    ProcessDefinition.objects.create(key="p", version=1, body=BODY, checksum="1")
    yield
    del EFFECTS["t.note"], GUARDS["t.ready"]


def _note(call: EffectCall) -> None:
    if call.inputs.get("fail"):
        raise RefusedError("không được")
    noted.append(call.action)


def _ready(call: EffectCall) -> str:
    return "" if call.inputs.get("ready") else "Hãy soạn trước."


@pytest.fixture
def matter() -> UUID:
    matter_id = open_matter(kind="t", title="Việc", agency_id=AGENCY)
    start(
        matter_id=matter_id,
        key="p",
        places={"reception": AGENCY},
        title="Đăng ký khai sinh",
        link="/x",
        code="H1-1",
        applicant="Nguyễn Văn An",
    )
    return matter_id


def visit(matter: UUID) -> UUID:
    found = state(matter)
    assert found is not None
    assert found.visit_id is not None
    return found.visit_id


def take(matter: UUID, action: str, actor: Actor, **inputs: object) -> None:
    act(matter_id=matter, action=action, actor=actor, visit_id=visit(matter), inputs=inputs)


def test_a_step_waits_in_the_inbox_of_its_role_and_of_nobody_else(matter: UUID) -> None:
    assert [row.code for row in inbox(DESK, InboxFilter()).rows] == ["H1-1"]
    for other in (HEAD, ELSEWHERE, CITIZEN):
        assert inbox(other, InboxFilter()).rows == ()
        assert all(choice.key == "withdraw" for choice in choices(matter, other))


def test_the_step_is_due_in_working_time() -> None:
    with clock_at(datetime(2024, 3, 8, 16, tzinfo=VIETNAM)):
        matter_id = open_matter(kind="t", title="Việc", agency_id=AGENCY)
        start(matter_id=matter_id, key="p", places={"reception": AGENCY}, title="x", link="/x")
        found = state(matter_id)
        assert not any(step.is_late for step in steps(matter_id))
    assert found is not None
    assert found.due_at == datetime(2024, 3, 11, 10, 30, tzinfo=VIETNAM)
    with clock_at(datetime(2024, 3, 11, 10, 31, tzinfo=VIETNAM)):
        assert [step.key for step in steps(matter_id) if step.is_late] == ["reception"]


def test_an_action_moves_the_matter_and_its_work(matter: UUID) -> None:
    take(matter, "accept", DESK)
    assert noted == ["accept"]
    assert counts(DESK).total == 0
    assert counts(HEAD).total == 1
    assert [(s.key, s.state) for s in steps(matter)] == [
        ("reception", "done"),
        ("approval", "current"),
    ]


def line(matter: UUID) -> list[tuple[str, str]]:
    return [(step.key, step.state) for step in steps(matter)]


def test_what_waits_stands_after_the_step_that_asked_and_only_while_it_waits(matter: UUID) -> None:
    take(matter, "ask", DESK)
    asked = [("reception", "done"), ("waiting", "current"), ("approval", "coming")]
    assert line(matter) == asked
    take(matter, "answer", CITIZEN)
    assert line(matter) == [("reception", "current"), ("approval", "coming")]
    take(matter, "accept", DESK)
    take(matter, "ask", HEAD)
    asked = [("reception", "done"), ("approval", "done"), ("waiting", "current")]
    assert line(matter) == asked
    take(matter, "answer", CITIZEN)
    take(matter, "approve", HEAD, ready=True)
    assert line(matter) == [("reception", "done"), ("approval", "done")]


def test_a_second_click_finds_the_step_over(matter: UUID) -> None:
    seen = visit(matter)
    take(matter, "accept", DESK)
    with pytest.raises(StaleError):
        act(matter_id=matter, action="accept", actor=DESK, visit_id=seen, inputs={})
    assert noted == ["accept"]


@pytest.mark.parametrize("actor", [HEAD, ELSEWHERE, CITIZEN])
def test_nobody_else_may_act(matter: UUID, actor: Actor) -> None:
    with pytest.raises(NotYoursError):
        take(matter, "accept", actor)


def test_a_guard_says_what_to_do_first(matter: UUID) -> None:
    take(matter, "accept", DESK)
    with pytest.raises(RefusedError, match="soạn trước"):
        take(matter, "approve", HEAD)
    take(matter, "approve", HEAD, ready=True)
    found = state(matter)
    assert found is not None
    assert (found.end, found.step_name, found.visit_id) == ("done", "Xong", None)


def test_an_effect_that_refuses_leaves_everything_as_it_was(matter: UUID) -> None:
    before = visit(matter)
    with pytest.raises(RefusedError):
        take(matter, "accept", DESK, fail=True)
    assert visit(matter) == before
    assert counts(DESK).total == 1


@pytest.mark.parametrize("first", [["ask"], ["accept", "ask"]])
def test_the_citizens_answer_goes_back_where_the_question_came_from(
    matter: UUID, first: list[str]
) -> None:
    for action in first:
        take(matter, action, HEAD if visit_step(matter) == "approval" else DESK)
    asked_from = "approval" if len(first) > 1 else "reception"
    assert counts(DESK).total == counts(HEAD).total == 0
    take(matter, "answer", CITIZEN)
    assert visit_step(matter) == asked_from


def visit_step(matter: UUID) -> str:
    found = state(matter)
    assert found is not None
    return found.step_key


def test_the_citizen_may_withdraw_anywhere_and_nothing_stays_open(matter: UUID) -> None:
    take(matter, "accept", DESK)
    take(matter, "withdraw", CITIZEN)
    assert counts(HEAD).total == 0
    assert not Visit.objects.filter(left_at__isnull=True).exists()


def test_a_running_matter_keeps_its_version(matter: UUID) -> None:
    changed = {**BODY, "steps": [*BODY["steps"]]}  # type: ignore[misc]
    changed["start"] = "approval"
    ProcessDefinition.objects.create(key="p", version=2, body=changed, checksum="2")
    assert visit_step(matter) == "reception"
    later = open_matter(kind="t", title="Việc", agency_id=AGENCY)
    start(matter_id=later, key="p", places={"reception": AGENCY}, title="x", link="/x")
    assert visit_step(later) == "approval"


def test_a_missing_place_is_told(matter: UUID) -> None:
    other = open_matter(kind="t", title="Việc", agency_id=AGENCY)
    with pytest.raises(KeyError, match="reception"):
        start(matter_id=other, key="p", places={}, title="x", link="/x")
