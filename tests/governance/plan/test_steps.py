"""An agency breaks its part down and sets days of its own, inside the plan's."""

from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.directory import BEFORE
from tests.factories.dossiers import load_mini
from tests.factories.identity import actor_of, make_official_account
from tests.factories.plan import KEEPER, agency, part_of

from hamrong.foundation.identity.interface import Account
from hamrong.governance.plan.actions.break_down import break_down
from hamrong.governance.plan.actions.open_items import open_items
from hamrong.governance.plan.queries.part_page import part_page
from hamrong.governance.plan.rules.steps import DayFault, Piece, Window, own_day_fault, step_faults
from hamrong.kernel.actor.interface import Actor, NotYoursError, Role, StaleError
from hamrong.kernel.work.models import WorkItem

DAYS = st.dates(date(2020, 1, 1), date(2022, 1, 1))
FORM = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "revision": "0"}


@pytest.fixture
def hoa(db: None, settings: Any) -> Actor:
    settings.ORGANISATION_DATE = BEFORE
    load_mini()
    return actor_of(make_official_account(agency(KEEPER).id, Role.SPECIALIST))


def client_of(actor: Actor) -> Client:
    client = Client()
    client.force_login(Account.objects.get(id=actor.account_id))
    return client


def test_steps_keep_their_order_and_the_day_they_were_done(hoa: Actor) -> None:
    part = part_of(KEEPER, 1)
    first = [Piece("Dự thảo", is_done=True), Piece("Lấy ý kiến"), Piece("Trình")]
    break_down(hoa, part.id, first, own_due_on=None, revision=0)
    drafted, asked, _ = part_page(hoa, part.id).steps
    break_down(hoa, part.id, [asked, drafted], own_due_on=None, revision=1)
    assert [(s.title, s.is_done) for s in part_page(hoa, part.id).steps] == [
        ("Lấy ý kiến", False),
        ("Dự thảo", True),
    ]


def test_the_own_day_is_what_the_inbox_says(hoa: Actor) -> None:
    part = part_of(KEEPER, 1)
    open_items(part.task_id)
    break_down(hoa, part.id, [], own_due_on=date(2020, 9, 1), revision=0)
    due: datetime = WorkItem.objects.get(matter_id=part.matter_id).due_at
    assert due.date() == date(2020, 9, 1)
    assert part_page(hoa, part.id).row.due_on == date(2020, 9, 1)


def test_a_stale_page_and_others_change_nothing(hoa: Actor) -> None:
    part = part_of(KEEPER, 1)
    other = actor_of(make_official_account(agency("Sở Tư pháp").id, Role.SPECIALIST))
    with pytest.raises(NotYoursError):
        break_down(other, part.id, [Piece("x")], own_due_on=None, revision=0)
    with pytest.raises(StaleError):
        break_down(hoa, part.id, [Piece("x")], own_due_on=None, revision=5)


def test_a_day_outside_the_plan_is_told_beside_it_and_nothing_is_lost(hoa: Actor) -> None:
    part = part_of(KEEPER, 1)
    address = reverse("plan:steps", args=[part.id])
    typed = {**FORM, "form-0-title": "Dự thảo", "form-0-due_on": "01/02/2021"}
    answer = client_of(hoa).post(address, typed)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Ngày này sau thời hạn của kế hoạch." in page
    assert 'value="Dự thảo"' in page
    right = {**typed, "form-0-due_on": "01/12/2020", "own_due_on": "15/12/2020"}
    assert client_of(hoa).post(address, right).status_code == 302
    stale = client_of(hoa).post(address, right)
    assert stale.status_code == 409
    assert 'value="Dự thảo"' in stale.content.decode()


@given(DAYS, DAYS, st.none() | DAYS, st.none() | DAYS)
def test_what_is_accepted_lies_inside(
    begins: date, due: date, ends: date | None, own: date | None
) -> None:
    window = Window(begins, ends)
    if own_day_fault(own, window) or list(step_faults([Piece("x", due_on=due)], own, window)):
        return
    assert begins <= due
    assert ends is None or due <= ends
    assert own is None or due <= own


def test_a_step_after_the_own_day_is_named_by_its_place() -> None:
    pieces = [Piece("a"), Piece("b", due_on=date(2020, 5, 2))]
    window = Window(date(2020, 1, 1), None)
    assert list(step_faults(pieces, date(2020, 5, 1), window)) == [(1, DayFault.AFTER_OWN)]
