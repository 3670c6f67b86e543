"""Deciding and carrying out, with officials alone: no system above is needed."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core.management import call_command
from django.test import Client
from tests.factories.desk import at_work
from tests.factories.directory import load_mini_directory
from tests.factories.identity import actor_of, make_official_account

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.directory.models import Reorganisation
from hamrong.foundation.identity.interface import Account
from hamrong.foundation.reorganisation.actions import carry_on as carrying
from hamrong.foundation.reorganisation.actions.begin import begin
from hamrong.foundation.reorganisation.actions.decide import decide
from hamrong.foundation.reorganisation.models import Obstacle, Run
from hamrong.foundation.reorganisation.ports import MOVERS, Mover
from hamrong.kernel.actor.interface import SYSTEM, Actor, NotYoursError, RefusedError, Role
from hamrong.kernel.calendar.interface import now, today
from hamrong.kernel.jobs.interface import run_pending
from hamrong.kernel.timeline.models import Entry

pytestmark = pytest.mark.django_db
EVE, ON = date(2024, 1, 2), date(2025, 7, 1)
PLAN = "/quan-tri/sap-xep/2025-07-01/"


@pytest.fixture(autouse=True)
def province(settings: Any) -> None:
    settings.ORGANISATION_DATE = EVE
    load_mini_directory()


def committee(code: str, on: date = EVE) -> UUID:
    found = directory.agency_of_area(code, on)
    assert found is not None
    return found.id


@pytest.fixture
def administrator() -> Actor:
    return actor_of(make_official_account(committee("99"), Role.ADMINISTRATOR))


def again(actor: Actor) -> Actor:
    return actor_of(Account.objects.get(id=actor.account_id))


def desk_of(code: str) -> Actor:
    return actor_of(make_official_account(committee(code), Role.ONE_STOP))


def test_officials_of_a_divided_commune_go_where_it_was_decided(administrator: Actor) -> None:
    stays, goes = desk_of("90202"), desk_of("90202")
    posts = {p.official_id: p.id for p in directory.open_posts({committee("90202")})}
    official = Account.objects.get(id=goes.account_id).official_id
    assert official is not None
    decided = {posts[official]: committee("90201", ON)}
    assert decide(administrator, ON, committee("90202"), decided) == 1
    assert decide(administrator, ON, committee("90202"), decided) == 0
    begin(administrator, ON)
    run_pending()
    assert again(goes).agencies() == {committee("90201", ON)}
    assert again(stays).agencies() == {committee("90202", ON)}


def test_only_an_heir_can_be_decided_for(administrator: Actor) -> None:
    with pytest.raises(RefusedError):
        decide(administrator, ON, committee("90202"), {UUID(int=1): committee("90101", ON)})


def test_only_administrators_of_the_province_may() -> None:
    other = actor_of(make_official_account(committee("90101"), Role.ADMINISTRATOR))
    with pytest.raises(NotYoursError):
        begin(other, ON)
    with pytest.raises(NotYoursError):
        decide(other, ON, committee("90202"), {})
    assert at_work(other).get(PLAN).status_code == 404


def test_what_cannot_be_moved_is_told_and_stops_nothing(
    administrator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, broken = desk_of("90101"), UUID(int=7)

    def move(thing_id: UUID, _handover: object) -> None:
        raise ValueError(f"broken {thing_id.int}")

    stuck = Mover(
        name="stuck",
        label="Kẹt",
        order=1,
        count=lambda _agencies: {},
        some=lambda _agencies, _limit, skip: [] if broken in skip else [broken],
        move=move,
    )
    monkeypatch.setitem(MOVERS, "stuck", stuck)
    begin(administrator, ON)
    run_pending()
    assert again(desk).agencies() == {committee("90101", ON)}
    assert Obstacle.objects.get().reason == "ValueError: broken 7"
    assert "broken 7" in at_work(administrator).get(PLAN).content.decode()
    monkeypatch.delitem(MOVERS, "stuck")
    begin(administrator, ON)
    run_pending()
    assert not Obstacle.objects.exists()


def test_a_run_whose_worker_died_is_enqueued_again(administrator: Actor) -> None:
    desk = desk_of("90101")
    begin(administrator, ON)
    Run.objects.update(beat_at=now() - 2 * carrying.SILENT)
    carrying.take_up()
    run_pending()
    assert again(desk).agencies() == {committee("90101", ON)}
    assert Run.objects.get().finished_at is not None


def test_a_later_reorganisation_waits_for_the_earlier(administrator: Actor) -> None:
    Reorganisation.objects.create(on=date(2030, 1, 1))
    with pytest.raises(RefusedError):
        begin(administrator, date(2030, 1, 1))
    begin(administrator, ON)
    begin(administrator, date(2030, 1, 1))


def test_posts_change_on_the_day_it_is_done_here() -> None:
    desk = desk_of("90101")
    official = Account.objects.get(id=desk.account_id).official_id
    assert official is not None
    begin(SYSTEM, ON)
    run_pending()
    before = directory.seats_of(official, today() - timedelta(days=1))
    assert [seat.agency_id for seat in before] == [committee("90101")]
    assert [seat.agency_id for seat in directory.seats_of(official)] == [committee("90101", ON)]


def test_the_command_tells_the_plan_and_changes_nothing(capsys: Any) -> None:
    desk = desk_of("90102")
    call_command("reorganise", "2025-07-01", "--dry-run")
    told = capsys.readouterr().out
    assert "UBND xã Rừng (whole) → UBND xã Đồi Rừng: 1" in told
    assert again(desk).agencies() == {committee("90102")}
    call_command("reorganise", "2025-07-01")
    assert "posts: 0 still there" in capsys.readouterr().out
    assert again(desk).agencies() == {committee("90101", ON)}


def test_the_pages_lead_from_the_plan_to_its_end(administrator: Actor) -> None:
    desk = desk_of("90202")
    client = at_work(administrator)
    assert "Chờ thực hiện" in client.get("/quan-tri/sap-xep/").content.decode()
    plan = client.get(PLAN).content.decode()
    assert "Bị chia: quyết định theo địa chỉ" in plan
    asked = f"{PLAN}co-quan/{committee('90202')}/"
    page = client.get(f"{asked}?loai=posts").content.decode()
    assert "Cần quyết định" in page
    (post,) = directory.open_posts({committee("90202")})
    heir = committee("90201", ON)
    client.post(f"{asked}?loai=posts", {f"heir-{post.id}": str(heir)})
    assert "Đã quyết định" in client.get(f"{asked}?loai=posts").content.decode()
    assert "không hoàn lại" in client.get(f"{PLAN}thuc-hien").content.decode()
    assert client.post(f"{PLAN}thuc-hien").status_code == 302
    assert "Đang chuyển giao" in client.get(PLAN).content.decode()
    run_pending()
    done = client.get(PLAN).content.decode()
    assert "Không còn gì ở đơn vị cũ" in done
    assert again(desk).agencies() == {heir}
    kinds = Entry.objects.filter(matter=Run.objects.get().matter).values_list("kind", flat=True)
    assert [kind.rpartition(".")[2] for kind in kinds.order_by("at", "id")] == [
        "HeirsDecided",
        "ReorganisationBegun",
        "ReorganisationFinished",
    ]


def test_a_village_rule_is_added_told_wrong_and_taken_back(administrator: Actor) -> None:
    client: Client = at_work(administrator)
    asked = f"{PLAN}co-quan/{committee('90202')}/"
    heir = str(committee("90201", ON))
    assert client.post(f"{asked}thon", {"name": "", "heir": heir}).status_code == 422
    assert client.post(f"{asked}thon", {"name": "t", "heir": heir}).status_code == 422
    client.post(f"{asked}thon", {"name": "Thôn Tây", "heir": heir})
    page = client.get(asked).content.decode()
    assert "Thôn Tây" in page
    rule = Run.objects.get().villages.get()
    client.post(f"{PLAN}thon/{rule.id}/bo")
    assert "Thôn Tây" not in client.get(asked).content.decode().split("</ul>")[-1]
    assert client.post(f"{PLAN}thon/{rule.id}/bo").status_code == 404
