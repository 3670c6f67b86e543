"""The keeper names the agencies of a group that the plan leaves open."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories.directory import BEFORE
from tests.factories.dossiers import load_mini
from tests.factories.identity import actor_of, make_official_account
from tests.factories.plan import KEEPER, KEY, OFFICE_OF_JUSTICE, agency, part_of, reported

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.identity.interface import Account
from hamrong.governance.plan.actions.assign import assign
from hamrong.governance.plan.actions.choose_members import let_member_go, name_member
from hamrong.governance.plan.models import Assignment, Edition, Progress, Task
from hamrong.governance.plan.queries.members import members_page
from hamrong.governance.plan.rules.state import Part
from hamrong.kernel.actor.interface import SYSTEM, Actor, NotYoursError, RefusedError, Role
from hamrong.kernel.calendar.interface import today
from hamrong.kernel.jobs.interface import run_pending
from hamrong.kernel.work.models import WorkItem

OPEN, CLOSED = 3, 1


@pytest.fixture(autouse=True)
def province(db: None, settings: Any, tmp_path: Path) -> None:
    settings.ORGANISATION_DATE = BEFORE
    settings.FILES_FOLDER = tmp_path
    load_mini()


def official(short_name: str) -> Actor:
    return actor_of(make_official_account(agency(short_name).id, Role.SPECIALIST))


def someone_free() -> str:
    carried = Assignment.objects.filter(task__number=OPEN, valid_to=None).values_list("agency_id")
    taken = {agency_id for (agency_id,) in carried}
    return next(a.short_name for a in directory.agencies_by_rank() if a.id not in taken)


def test_who_is_named_has_the_task_in_the_inbox_and_keeps_it_through_new_editions() -> None:
    keeper, name = official(KEEPER), someone_free()
    name_member(keeper, KEY, OPEN, f" {name.upper()} ", Part.WITH)
    run_pending()
    part = part_of(name, OPEN)
    assert WorkItem.objects.filter(matter_id=part.matter_id, ended_at=None).count() == 1
    assert [row.agency for row in members_page(keeper, KEY, OPEN).members] == [name]
    task = Task.objects.get(number=OPEN)
    content = Edition.objects.order_by("-number")[0].content
    assign(task, content, on=today(), by=SYSTEM)
    assert part_of(name, OPEN).id == part.id


def test_letting_go_ends_the_part_and_keeps_what_was_reported() -> None:
    keeper, name = official(KEEPER), someone_free()
    name_member(keeper, KEY, OPEN, name, Part.WITH)
    run_pending()
    part = part_of(name, OPEN)
    reported(official(name), part)
    let_member_go(keeper, KEY, OPEN, part.id)
    run_pending()
    part.refresh_from_db()
    assert part.valid_to == today()
    assert Progress.objects.filter(assignment=part).count() == 1
    assert not WorkItem.objects.filter(matter_id=part.matter_id, ended_at=None).exists()
    assert members_page(keeper, KEY, OPEN).members == ()


def test_only_the_keeper_names_and_only_where_the_plan_leaves_it_open() -> None:
    keeper, name = official(KEEPER), someone_free()
    with pytest.raises(NotYoursError):
        name_member(official(OFFICE_OF_JUSTICE), KEY, OPEN, name, Part.WITH)
    with pytest.raises(NotYoursError):
        name_member(keeper, KEY, CLOSED, name, Part.WITH)
    with pytest.raises(NotYoursError):
        name_member(keeper, KEY, OPEN, name, Part.LEAD)
    for wrong in ("Sở Không Có", OFFICE_OF_JUSTICE):
        with pytest.raises(RefusedError):
            name_member(keeper, KEY, OPEN, wrong, Part.WITH)
    with pytest.raises(NotYoursError):
        let_member_go(keeper, KEY, OPEN, part_of(OFFICE_OF_JUSTICE, OPEN).id)


def test_the_page_tells_beside_the_field_what_is_wrong_and_keeps_what_was_typed(
    client: Client,
) -> None:
    client.force_login(Account.objects.get(id=official(KEEPER).account_id))
    address = reverse("plan:members", args=[KEY, OPEN])
    assert address in client.get(reverse("plan:task", args=[KEY, OPEN])).content.decode()
    refused = client.post(address, {"name": "Sở Không Có", "part": "with"})
    assert refused.status_code == 422
    assert 'value="Sở Không Có"' in refused.content.decode()
    name = someone_free()
    assert client.post(address, {"name": name, "part": "with"}).status_code == 302
    part = part_of(name, OPEN)
    assert client.post(address, {"go": str(part.id)}).status_code == 302
    assert client.post(address, {"go": "x"}).status_code == 404
