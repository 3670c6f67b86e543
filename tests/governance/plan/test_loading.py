from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.db import connection
from tests.factories.directory import BEFORE, load_real_directory
from tests.factories.plan import KEEPER, OFFICE_OF_JUSTICE, load_mini_plan, part_of

from hamrong.foundation.directory import interface as directory
from hamrong.governance.plan.actions.load_plans import load_plans
from hamrong.governance.plan.actions.open_items import close_items, open_items
from hamrong.governance.plan.models import Assignment, Condition, Plan, Progress
from hamrong.governance.plan.rules.state import Part, State
from hamrong.kernel.pack.interface import PackError, open_pack
from hamrong.kernel.work.models import WorkItem

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("before", [True, False])
def test_collective_names_mean_the_agencies_of_the_day(settings: Any, *, before: bool) -> None:
    if before:
        settings.ORGANISATION_DATE = BEFORE
    plan = load_mini_plan()
    carried = Assignment.objects.filter(task__plan=plan, task__number=3, valid_to=None)
    kinds = {(a.agency.kind, a.agency.level) for a in carried}
    districts = {("committee", "district")} if before else set()
    assert kinds == {("department", "province"), ("committee", "commune")} | districts
    outside = {"Công an tỉnh", "BHXH tỉnh"}
    assert not outside & {a.agency.short_name for a in carried}


def test_who_leads_does_not_take_part_besides() -> None:
    plan = load_mini_plan()
    first = Assignment.objects.filter(task__plan=plan, task__number=1, valid_to=None)
    by_name = {a.agency.short_name: a.part for a in first}
    assert by_name[KEEPER] == Part.LEAD
    assert len(by_name) == first.count()


def test_the_keeper_reports_for_partners_and_watches_conditions() -> None:
    plan = load_mini_plan()
    post = Assignment.objects.get(task__plan=plan, task__number=4, part=Part.LEAD)
    assert (post.party, post.agency_id) == ("Bưu điện tỉnh", plan.keeper_id)
    assert Condition.objects.get().watcher_id == plan.keeper_id


def test_an_amendment_changes_the_task_and_keeps_the_part() -> None:
    plan = load_mini_plan()
    task = plan.tasks.get(number=1)
    assert task.due_on == date(2020, 12, 31)
    part = part_of(KEEPER, 1)
    assert part.valid_from == date(2020, 1, 2)
    assert part_of(OFFICE_OF_JUSTICE, 5).valid_from == date(2020, 7, 1)
    assert plan.targets.get(key="1.b").at_least == 25


def test_loading_again_changes_nothing() -> None:
    load_mini_plan()
    before = set(Assignment.objects.values_list("id", flat=True))
    assert load_plans(open_pack("mini")).changed == 0
    assert set(Assignment.objects.values_list("id", flat=True)) == before


def test_each_agency_finds_its_part_in_its_inbox_once() -> None:
    plan = load_mini_plan()
    task = plan.tasks.get(number=3)
    parts = task.assignments.filter(valid_to=None)
    assert open_items(task.id) == parts.count()
    assert open_items(task.id) == 0
    items = WorkItem.objects.filter(matter_id__in=parts.values("matter_id"), ended_at=None)
    assert set(items.values_list("agency_id", flat=True)) == set(
        parts.values_list("agency_id", flat=True)
    )
    part = part_of(OFFICE_OF_JUSTICE, 3)
    assert close_items(part.id) == 1


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("due: 2020-Q2", "due: 2020-Q7", "due"),
        ("lead: [Sở Tư pháp]", "lead: [Sở Bói toán]", "Sở Bói toán"),
        ("measure: satisfaction", "measure: happiness", "happiness"),
        ("number: 2,", "number: 1,", "twice"),
    ],
)
def test_what_is_wrong_in_a_file_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    mini = open_pack("mini")
    load_mini_plan()
    text = (mini.root / "plans/ke-hoach-mau.yaml").read_text("utf-8")
    assert old in text
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/x.yaml").write_text(text.replace(old, new), "utf-8")
    (tmp_path / "pack.yaml").write_text((mini.root / "pack.yaml").read_text("utf-8"), "utf-8")
    with pytest.raises(PackError, match=rf"x\.yaml:\d+(.|\n)*{said}"):
        load_plans(open_pack(str(tmp_path)))


def test_what_was_reported_cannot_be_changed() -> None:
    load_mini_plan()
    part = part_of(OFFICE_OF_JUSTICE, 3)
    one = Progress.objects.create(assignment=part, name="Hoa", state=State.UNDER_WAY, percent=10)
    with pytest.raises(Exception, match="only ever added"), connection.cursor() as cursor:
        cursor.execute("UPDATE plan_progress SET percent = 90 WHERE id = %s", [one.id])


def test_the_plan_of_2019_stands_with_its_tasks_and_targets_before_real_agencies(
    settings: Any,
) -> None:
    settings.ORGANISATION_DATE = date(2024, 12, 31)
    load_real_directory()
    assert load_plans(open_pack("thanhhoa")).changed
    plan = Plan.objects.get(key="chinh-quyen-dien-tu-2019")
    assert (plan.tasks.count(), plan.targets.count()) == (42, 30)
    assert plan.keeper.short_name == "Sở TT&TT"
    everyone = plan.tasks.filter(parties__lead__contains=["UBND cấp xã"]).first()
    assert everyone is not None
    communes = everyone.assignments.filter(agency__level="commune").count()
    ranks = [(a.level, a.kind) for a in directory.agencies_by_rank()]
    assert communes == ranks.count(("commune", "committee"))


def test_the_goals_beside_the_online_levels_are_those_of_the_plan() -> None:
    pack = open_pack("thanhhoa")
    goals = yaml.safe_load((pack.root / "plan.yaml").read_text("utf-8"))["online_services"]
    plan = yaml.safe_load((pack.root / "plans/chinh-quyen-dien-tu-2019.yaml").read_text("utf-8"))
    targets = {target["key"]: target for target in plan["targets"]}
    for goal in goals:
        target = targets[goal["id"]]
        assert (goal["at_least"], goal["until"]) == (target["at_least"], target["years"][1])
