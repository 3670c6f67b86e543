"""On the day of a reorganisation everything open goes to the heirs, and history stays."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from tests.factories.dossiers import (
    BUILDING,
    Office,
    act,
    citizen,
    filled_draft,
    finished,
    office,
    submitted,
)
from tests.factories.identity import actor_of, make_official_account

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.identity.interface import Account
from hamrong.foundation.reorganisation import interface as reorganisation
from hamrong.kernel.actor.interface import SYSTEM, Actor, Role
from hamrong.kernel.calendar.interface import today
from hamrong.kernel.jobs.interface import run_pending
from hamrong.kernel.process import interface as process
from hamrong.kernel.timeline.models import Entry
from hamrong.kernel.work.models import WorkItem
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.dossiers.actions.ask_opinion import ask_opinion
from hamrong.service.dossiers.models import Dossier, Opinion, Transfer
from hamrong.service.forms import interface as forms

ON = date(2025, 7, 1)


@pytest.fixture
def people() -> Office:
    return office()


@pytest.fixture
def an() -> Actor:
    return citizen()


def reorganise() -> None:
    reorganisation.begin(SYSTEM, ON)
    run_pending()


def heir(area_code: str = "90101") -> directory.AgencyView:
    found = directory.agency_of_area(area_code, ON)
    assert found is not None
    return found


def again(actor: Actor) -> Actor:
    """Return the actor as of a new request."""
    return actor_of(Account.objects.get(id=actor.account_id))


def test_an_open_dossier_goes_to_the_heir_with_its_process_and_work(
    people: Office, an: Actor
) -> None:
    code = submitted(an)
    act(people.desk, code, "accept")
    due_at = Dossier.objects.get(code=code).due_at
    reorganise()
    dossier, new = Dossier.objects.get(code=code), heir()
    assert (dossier.receiving_id, dossier.authority_id) == (new.id, new.id)
    assert dossier.due_at == due_at
    state = process.state(dossier.matter_id)
    assert state is not None
    assert state.agency_id == new.id
    items = WorkItem.objects.filter(matter_id=dossier.matter_id, ended_at__isnull=True)
    assert [item.agency_id for item in items] == [new.id]


def test_the_move_is_on_the_timeline_and_the_applicant_is_told_once(
    people: Office, an: Actor
) -> None:
    code = submitted(an)
    reorganise()
    reorganise()
    dossier = Dossier.objects.get(code=code)
    entries = Entry.objects.filter(matter_id=dossier.matter_id, kind="dossiers.DossierTransferred")
    (entry,) = entries
    assert entry.data["old_agency"] == "Ủy ban nhân dân xã Đồi"
    assert entry.data["new_agency"] == "Ủy ban nhân dân xã Đồi Rừng"
    assert "Nghị quyết số 1/NQ-MAU" in entry.data["basis"]
    assert entry.agency_id == people.agency_id
    assert Transfer.objects.filter(dossier=dossier).count() == 1


def test_officials_keep_their_roles_and_what_they_had_taken(people: Office, an: Actor) -> None:
    code = submitted(an)
    item = WorkItem.objects.get(code=code)
    WorkItem.objects.filter(id=item.id).update(assignee_id=people.desk.account_id)
    reorganise()
    desk = again(people.desk)
    assert desk.holds(Role.ONE_STOP, heir().id)
    assert not desk.holds(Role.ONE_STOP, people.agency_id)
    item.refresh_from_db()
    assert item.assignee_id == people.desk.account_id
    act(desk, code, "accept")
    finished_by = [again(people.specialist), again(people.head)]
    assert all(actor.agencies() == {heir().id} for actor in finished_by)


def test_a_dossier_of_a_district_goes_to_the_commune_concerned(an: Actor) -> None:
    district = office("district")
    code = submitted(an, BUILDING, "nha-o")
    assert Dossier.objects.get(code=code).authority_id == district.agency_id
    reorganise()
    dossier = Dossier.objects.get(code=code)
    assert (dossier.receiving_id, dossier.authority_id) == (heir().id, heir().id)
    assert not Transfer.objects.get(dossier=dossier).to_review


def test_a_closed_dossier_stays_with_the_agency_it_had(people: Office, an: Actor) -> None:
    code = submitted(an)
    finished(people, code)
    act(people.desk, code, "hand_over", receiver="Nguyễn Văn An")
    reorganise()
    assert Dossier.objects.get(code=code).authority_id == people.agency_id


def test_the_heirs_officials_read_what_was_closed_before(people: Office, an: Actor) -> None:
    code = submitted(an)
    act(people.desk, code, "refuse", reason="Không thuộc thẩm quyền")
    reorganise()
    assert dossiers.dossier_view(again(people.head), code).authority_name.endswith("xã Đồi")


def test_a_draft_names_the_place_as_it_is_now(an: Actor) -> None:
    draft_id = filled_draft(an)
    reorganise()
    filing = dossiers.filing(an, draft_id)
    assert filing.offices.receiving.id == heir().id
    code = dossiers.submit(an, draft_id=draft_id).code
    assert code.startswith(heir().code)
    assert forms.draft(an, draft_id).submitted_to is not None


def test_running_it_again_moves_nothing(people: Office, an: Actor) -> None:
    codes = [submitted(an) for _ in range(3)]
    reorganise()
    entries, transfers = Entry.objects.count(), Transfer.objects.count()
    reorganise()
    assert transfers == len(codes)
    # Only that it was finished once more.
    assert Entry.objects.count() == entries + 1
    assert Transfer.objects.count() == transfers


def test_a_run_that_died_is_taken_up_where_it_stood(
    people: Office, an: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = [submitted(an) for _ in range(4)]
    reorganisation.begin(SYSTEM, ON)
    monkeypatch.setattr("hamrong.foundation.reorganisation.actions.carry_on.BATCH", 1)
    reorganisation.carry_on(ON, turn=0)
    reorganisation.carry_on(ON, turn=0)
    run_pending()
    moved = Dossier.objects.filter(code__in=codes, authority_id=heir().id)
    assert moved.count() == len(codes)
    assert Transfer.objects.count() == len(codes)


def test_nobody_of_another_agency_gets_anything(an: Actor) -> None:
    other = actor_of(make_official_account(heir_before("90201"), Role.ONE_STOP))
    code = submitted(an)
    reorganise()
    assert again(other).agencies() == {heir("90201").id}
    assert Dossier.objects.get(code=code).receiving_id not in again(other).agencies()


def heir_before(area_code: str) -> UUID:
    found = directory.agency_of_area(area_code, date(2025, 6, 30))
    assert found is not None
    return found.id


def test_an_open_question_is_put_to_the_heir_once(people: Office, an: Actor) -> None:
    code = submitted(an)
    act(people.desk, code, "accept")
    asked = (heir_before("90201"), heir_before("90202"), heir_before("90102"))
    day = today() + timedelta(days=7)
    ask_opinion(people.specialist, code, agency_ids=asked, question="Có đồng ý?", day=day)
    reorganise()
    dossier = Dossier.objects.get(code=code)
    open_ones = Opinion.objects.filter(dossier=dossier, ended_at__isnull=True)
    assert {opinion.agency_id for opinion in open_ones} == {
        heir("90201").id,
        heir("90202").id,
        heir("90101").id,
    }
    ended = directory.succeeded(ON).keys()
    items = WorkItem.objects.filter(matter_id=dossier.matter_id, ended_at__isnull=True)
    assert not items.filter(agency_id__in=ended).exists()
    moved = Entry.objects.filter(matter_id=dossier.matter_id, kind="dossiers.OpinionMoved")
    assert moved.count() == len(asked)
