"""A plan is changed in the browser: from the draft to the part in an agency's inbox."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.factories.directory import BEFORE
from tests.factories.identity import actor_of, make_official_account
from tests.factories.papers import PDF
from tests.factories.plan import KEEPER, KEY, OFFICE_OF_JUSTICE, agency, load_mini_plan, part_of

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.identity.interface import Account
from hamrong.governance.plan import events
from hamrong.governance.plan.actions.change_draft import change_draft
from hamrong.governance.plan.actions.decide_draft import Decision, decide_draft
from hamrong.governance.plan.actions.discard_draft import discard_draft
from hamrong.governance.plan.actions.load_draft import DraftFileError, load_draft
from hamrong.governance.plan.actions.load_plans import load_plans
from hamrong.governance.plan.actions.open_draft import open_draft
from hamrong.governance.plan.actions.put_in_force import put_in_force
from hamrong.governance.plan.actions.start_plan import Begun, start_plan
from hamrong.governance.plan.models import Edition, EditionState, Plan, Task
from hamrong.governance.plan.queries.drafts import draft, outcome
from hamrong.governance.plan.queries.edition_page import edition_text
from hamrong.governance.plan.queries.editions import editions
from hamrong.governance.plan.rules.drafting import CONCLUSIONS_FROM, with_task, without_task
from hamrong.governance.plan.rules.edition import Content
from hamrong.kernel.actor.interface import (
    SYSTEM,
    Actor,
    NotYoursError,
    RefusedError,
    Role,
    StaleError,
)
from hamrong.kernel.calendar.interface import today
from hamrong.kernel.jobs.interface import run_pending
from hamrong.kernel.matter.interface import open_matter
from hamrong.kernel.pack.interface import open_pack
from hamrong.kernel.timeline.interface import Audience, entries
from hamrong.kernel.work.models import WorkItem

SAID = Decision("9/QĐ-UBND", BEFORE, "UBND tỉnh Mẫu", "", today())
MOST_QUERIES = 24


@pytest.fixture
def hoa(db: None, settings: Any, tmp_path: Path) -> Actor:
    """Return the head of the plan's keeper."""
    settings.ORGANISATION_DATE, settings.FILES_FOLDER = BEFORE, tmp_path
    load_mini_plan()
    return actor_of(make_official_account(agency(KEEPER).id, Role.HEAD))


def client_of(actor: Actor) -> Client:
    client = Client()
    client.force_login(Account.objects.get(id=actor.account_id))
    return client


def page(name: str, *args: object) -> str:
    return reverse(f"plan:{name}", args=[KEY, *args])


def change(actor: Actor, made: Callable[[Content], dict[str, Any]]) -> Edition:
    found = open_draft(actor, KEY)
    return change_draft(actor, KEY, made, events.FrameDrafted(), revision=found.revision)


def added(title: str = "Mở lớp học số", lead: str = OFFICE_OF_JUSTICE) -> Any:
    task = {"number": 6, "title": title, "lead": [lead], "due": "2026-Q4"}
    return lambda content: with_task(content, task, "II", None)


RULES = {
    "revision": 0,
    "title": "Xây dựng quy chế",
    "section": "I",
    "due_kind": "quarter",
    "due_text": "II/2027",
    "lead": [KEEPER, "Sở Bói toán", ""],
    "taking_part": ["Các sở", "UBND cấp huyện"],
}
CLASS = {
    "revision": 1,
    "title": "Mở lớp học số",
    "section": "II",
    "due_kind": "day",
    "due_text": "05/03/2027",
    "lead": [OFFICE_OF_JUSTICE],
}


def decided(client: Client) -> str:
    """Issue the draft: first unsure, then with the file that was kept."""
    said = {
        "revision": 3,
        "number": "9/QĐ-UBND",
        "signed_on": "01/03/2024",
        "issuer": "UBND tỉnh Mẫu",
        "valid_from": f"{today():%d/%m/%Y}",
    }
    file = SimpleUploadedFile("quyet-dinh.pdf", PDF)
    unsure = client.post(page("draft_decide"), {**said, "file": file})
    assert unsure.status_code == 422
    assert "quyet-dinh.pdf" in unsure.content.decode()
    sure = {**said, "sure": "on", "kept": unsure.context["kept_token"]}
    return client.post(page("draft_decide"), sure, follow=True).content.decode()


def test_from_the_draft_to_the_part_in_an_agencys_inbox(hoa: Actor) -> None:
    client = client_of(hoa)
    client.post(page("draft_begin"))
    saved = client.post(page("draft_task", 1), RULES, follow=True)
    assert "Không có cơ quan “Sở Bói toán”" in saved.content.decode()
    assert client.post(page("draft_new_task"), CLASS).status_code == 302
    whole = client.get(page("draft")).content.decode()
    assert page("draft_task", 1) in whole
    assert "Còn 1 điều cần sửa trước khi ban hành" in whole
    assert client.get(page("draft_decide")).status_code == 302
    client.post(page("draft_task", 1), {**RULES, "revision": 2, "lead": [KEEPER]})
    told = client.get(page("draft_changes")).content.decode()
    assert "Quý II/2027" in told
    assert "Mở lớp học số" in told
    assert "9/QĐ-UBND" in decided(client)
    run_pending()
    part = part_of(OFFICE_OF_JUSTICE, 6)
    assert WorkItem.objects.filter(matter_id=part.matter_id, ended_at=None).count() == 1
    assert Task.objects.get(plan__key=KEY, number=1).due_on == date(2027, 6, 30)
    history = client.get(page("editions")).content.decode()
    assert "9/QĐ-UBND" in history
    assert "Mở lớp học số" in history
    opened = client.get(page("edition_decision", 3))
    assert b"".join(opened.streaming_content).startswith(b"%PDF")


def test_only_who_heads_or_leads_the_keeper_sees_a_draft(hoa: Actor) -> None:
    open_draft(hoa, KEY)
    others = [
        make_official_account(agency(KEEPER).id, Role.SPECIALIST),
        make_official_account(agency(OFFICE_OF_JUSTICE).id, Role.HEAD, Role.LEADER),
    ]
    for other in map(actor_of, others):
        client = client_of(other)
        for name in ("draft", "draft_changes", "draft_frame", "draft_new_task", "draft_load"):
            assert client.get(page(name)).status_code == 404
        assert client.get(page("edition", 3)).status_code == 404
        assert client.get(page("edition_file", 3)).status_code == 404
        assert client.get(page("edition", 2)).status_code == 200
        assert client.post(page("draft_begin")).status_code == 404
        with pytest.raises(NotYoursError):
            discard_draft(other, KEY, revision=0)
    assert len(editions(hoa, KEY)) == 2


def test_there_is_one_draft_and_it_begins_from_what_was_decided_last(hoa: Actor) -> None:
    one = open_draft(hoa, KEY)
    assert open_draft(hoa, KEY).id == one.id
    last = Edition.objects.get(plan__key=KEY, number=2)
    assert {**one.content, "decision": last.decision} == last.content


def test_what_was_typed_stays_when_somebody_else_was_faster(hoa: Actor) -> None:
    change(hoa, added())
    typed = {"revision": 0, "id": "III", "title": "Hạ tầng số"}
    answer = client_of(hoa).post(page("draft_new_section"), typed)
    assert answer.status_code == 409
    told = answer.content.decode()
    assert "Hạ tầng số" in told
    assert 'name="revision" value="1"' in told
    with pytest.raises(StaleError):
        decide_draft(hoa, KEY, SAID, revision=0)


def test_an_unsound_draft_is_kept_and_cannot_be_decided(hoa: Actor) -> None:
    found = change(hoa, added(lead="Sở Bói toán"))
    (wrong,) = draft(hoa, KEY).problems
    assert (wrong.code, wrong.what, wrong.key, wrong.field) == ("no_party", "task", "6", "lead")
    with pytest.raises(RefusedError):
        decide_draft(hoa, KEY, SAID, revision=found.revision)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (Decision("77/QĐ-UBND", BEFORE, "UBND", "", today()), "number"),
        (Decision("9", today() + timedelta(days=1), "UBND", "", today()), "signed_on"),
        (Decision("9", BEFORE, "UBND", "", today() - timedelta(days=1)), "valid_from"),
    ],
)
def test_a_decision_that_cannot_be_is_refused_beside_its_field(
    hoa: Actor, said: Decision, field: str
) -> None:
    found = change(hoa, added())
    with pytest.raises(RefusedError) as refused:
        decide_draft(hoa, KEY, said, revision=found.revision)
    assert refused.value.field == field


def test_an_edition_for_a_later_day_waits_for_it(hoa: Actor) -> None:
    found = change(hoa, added())
    later = Decision("9/QĐ-UBND", BEFORE, "UBND", "", today() + timedelta(days=9))
    decide_draft(hoa, KEY, later, revision=found.revision)
    run_pending()
    found.refresh_from_db()
    assert found.state == EditionState.DECIDED
    assert not Task.objects.filter(plan__key=KEY, number=6).exists()
    assert open_draft(hoa, KEY).content["sections"][1]["tasks"][-1]["number"] == 6


def test_a_discarded_draft_leaves_the_plan_as_it_is(hoa: Actor) -> None:
    found = change(hoa, added())
    with pytest.raises(StaleError):
        discard_draft(hoa, KEY, revision=0)
    assert discard_draft(hoa, KEY, revision=found.revision)
    plan = Plan.objects.get(key=KEY)
    assert plan.editions.count() == 2
    told = [entry.title for entry in entries(plan.matter_id, tuple(Audience))]
    assert {"Bỏ bản thảo", "Bắt đầu soạn nội dung kế hoạch"} <= set(told)


def test_the_outcome_counts_who_gets_and_loses_parts(hoa: Actor) -> None:
    change(hoa, added())
    change(hoa, lambda content: without_task(content, 2))
    found = outcome(hoa, KEY)
    assert [(row.gained, row.lost) for row in found.agencies] == [(1, 1)]
    assert (found.gained, found.lost) == (1, 1)
    assert {(one.what, one.key) for one in found.changes} == {("task", "6"), ("task", "2")}


def test_conclusions_of_meetings_are_left_alone_by_an_edition(hoa: Actor) -> None:
    plan = Plan.objects.get(key=KEY)
    conclusion = Task.objects.create(
        plan=plan,
        number=CONCLUSIONS_FROM,
        section="",
        title="Kết luận",
        due="2026-Q4",
        due_kind="quarter",
        parties={"lead": [OFFICE_OF_JUSTICE], "with": []},
        matter_id=open_matter(kind="plan_task", title="Kết luận", agency_id=plan.keeper_id),
    )
    part = conclusion.assignments.create(
        agency_id=agency(OFFICE_OF_JUSTICE).id,
        part="lead",
        is_named=True,
        valid_from=today(),
        matter_id=open_matter(kind="plan_part", title="Kết luận", agency_id=plan.keeper_id),
    )
    found = change(hoa, added())
    assert outcome(hoa, KEY).lost == 0
    put_in_force(decide_draft(hoa, KEY, SAID, revision=found.revision), by=SYSTEM)
    conclusion.refresh_from_db()
    part.refresh_from_db()
    assert conclusion.ended_on is None
    assert part.valid_to is None
    assert conclusion.title == "Kết luận"


def test_an_amendment_from_a_file_beside_a_draft_disturbs_neither(
    hoa: Actor, tmp_path: Path
) -> None:
    found = change(hoa, added())
    mini = open_pack("mini").root
    folder = tmp_path / "pack/plans/amendments"
    folder.mkdir(parents=True)
    (tmp_path / "pack/pack.yaml").write_bytes((mini / "pack.yaml").read_bytes())
    text = (mini / "plans/amendments/2020-07-01.yaml").read_text("utf-8")
    (folder / "x.yaml").write_text(text.replace("77/QĐ-UBND", "78/QĐ-UBND"), "utf-8")
    load_plans(open_pack(str(tmp_path / "pack")))
    assert draft(hoa, KEY).since == "78/QĐ-UBND"
    decided = decide_draft(hoa, KEY, SAID, revision=found.revision)
    assert [row.number for row in editions(hoa, KEY)] == [5, 4, 2, 1]
    assert decided.number == 5


def test_a_new_plan_is_its_keepers_own_until_it_is_in_force(hoa: Actor) -> None:
    begun = Begun("ke-hoach-moi", "Kế hoạch mới", agency(KEEPER).id, BEFORE, today())
    key = start_plan(hoa, begun)
    client, other = client_of(hoa), make_official_account(agency(OFFICE_OF_JUSTICE).id, Role.HEAD)
    stranger = client_of(actor_of(other))
    assert [one.code for one in draft(hoa, key).problems] == ["empty"]
    assert "Kế hoạch mới" in client.get(reverse("plan:list")).content.decode()
    assert "Kế hoạch mới" not in stranger.get(reverse("plan:list")).content.decode()
    assert stranger.get(reverse("plan:plan", args=[key])).status_code == 404
    content = edition_text(hoa, KEY, 2).replace(f"key: {KEY}", f"key: {key}")
    load_draft(hoa, key, content, revision=0, anyway=False)
    decide_draft(hoa, key, SAID, revision=1)
    run_pending()
    assert stranger.get(reverse("plan:plan", args=[key])).status_code == 200
    with pytest.raises(RefusedError):
        start_plan(hoa, begun)


def test_a_new_plan_that_is_discarded_is_gone(hoa: Actor) -> None:
    key = start_plan(hoa, Begun("thu", "Thử", agency(KEEPER).id, BEFORE, today()))
    assert not discard_draft(hoa, key, revision=0)
    assert not Plan.objects.filter(key=key).exists()


def test_agencies_below_the_province_start_no_plan(hoa: Actor) -> None:
    below = next(one for one in directory.agencies_by_rank() if one.level == "commune")
    leader = actor_of(make_official_account(below.id, Role.LEADER))
    assert client_of(leader).get(reverse("plan:start")).status_code == 404
    assert client_of(hoa).get(reverse("plan:start")).status_code == 200
    for keeper in (below.id, agency(KEEPER).id):
        with pytest.raises(NotYoursError):
            start_plan(leader, Begun("thu", "Thử", keeper, BEFORE, today()))


def test_what_is_wrong_in_a_loaded_file_is_told_with_its_line(hoa: Actor) -> None:
    open_draft(hoa, KEY)
    text = edition_text(hoa, KEY, 2)
    line = 1 + text[: text.index("- Sở Tư pháp")].count("\n")
    wrong = text.replace("- Sở Tư pháp", "- Sở Bói toán", 1)
    answer = client_of(hoa).post(page("draft_load"), {"revision": 0, "text": wrong})
    assert answer.status_code == 422
    told = answer.content.decode()
    assert f"Dòng {line}" in told
    assert "- Sở Bói toán" in told
    with pytest.raises(DraftFileError) as error:
        load_draft(hoa, KEY, wrong, revision=0, anyway=False)
    assert [fault.line for fault in error.value.faults] == [line]
    load_draft(hoa, KEY, wrong, revision=0, anyway=True)
    assert [one.code for one in draft(hoa, KEY).problems] == ["no_party"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("key: ke-hoach-mau", "key: ke-hoach-khac"),
        ("title: Kế hoạch mẫu", "tile: Kế hoạch mẫu"),
        ("number: 2", "number: 1"),
        ("targets:", "targets: ["),
        ("title: Kế hoạch mẫu", "title: &x Kế hoạch\nkeeper: *x\nother: mẫu"),
    ],
)
def test_a_file_that_no_page_could_show_is_never_loaded(hoa: Actor, old: str, new: str) -> None:
    before = open_draft(hoa, KEY).content
    text = edition_text(hoa, KEY, 2)
    assert old in text
    with pytest.raises(DraftFileError) as error:
        load_draft(hoa, KEY, text.replace(old, new, 1), revision=0, anyway=True)
    assert not error.value.can_be_held
    assert open_draft(hoa, KEY).content == before


def test_every_form_of_a_draft_saves_what_it_shows(hoa: Actor) -> None:
    """Opening a form and sending it back as it is changes nothing of the plan's content."""
    before = open_draft(hoa, KEY).content
    client = client_of(hoa)
    pages = [
        page("draft_frame"),
        page("draft_section", "I"),
        *(page("draft_task", number) for number in (1, 2, 3, 4, 5)),
        *(page("draft_target", key) for key in ("1.a", "1.b", "1.d")),
    ]
    for revision, address in enumerate(pages):
        form = client.get(address).context["form"]
        values = {bound.html_name: bound.value() for bound in form}
        shown = {
            name: f"{value:%d/%m/%Y}" if isinstance(value, date) else value
            for name, value in values.items()
            if value is not None
        }
        answer = client.post(address, {**shown, "revision": revision})
        assert answer.status_code == 302, address
    assert open_draft(hoa, KEY).content == before


def test_the_pages_of_a_draft_ask_a_bounded_number_of_queries(hoa: Actor) -> None:
    change(hoa, added())
    client = client_of(hoa)
    client.get(page("draft"))
    for name in ("draft", "draft_changes", "draft_new_task", "draft_frame"):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(page(name)).status_code == 200
        assert len(asked) <= MOST_QUERIES, name
