"""What an agency reports of its part counts, stays, and is seen by whom it concerns."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.dossiers import load_mini
from tests.factories.identity import actor_of, make_official_account
from tests.factories.papers import PDF
from tests.factories.plan import KEEPER, OFFICE_OF_JUSTICE, agency, part_of, reported

from hamrong.foundation.identity.interface import Account
from hamrong.governance.plan.actions.open_items import open_items
from hamrong.governance.plan.actions.report_progress import Said, report_progress
from hamrong.governance.plan.models import Progress
from hamrong.governance.plan.queries.part_page import part_page
from hamrong.governance.plan.rules.evidence import Shown, shown_in
from hamrong.governance.plan.rules.state import State
from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError, Role, StaleError
from hamrong.kernel.work import interface as work

CONFLICT, UNPROCESSABLE, NOT_FOUND = 409, 422, 404
TYPED = {"state": "under_way", "percent": "40", "result": "Đã tập huấn 12 xã.", "revision": "0"}


@pytest.fixture
def province(db: None, settings: Any, tmp_path: Path) -> None:
    settings.ORGANISATION_DATE = date(2024, 1, 2)
    settings.FILES_FOLDER = tmp_path
    load_mini()


def somebody(short_name: str, role: Role = Role.SPECIALIST) -> Actor:
    return actor_of(make_official_account(agency(short_name).id, role, full_name="Lê Thị Hoa"))


def client_of(actor: Actor) -> Client:
    client = Client()
    client.force_login(Account.objects.get(id=actor.account_id))
    return client


@pytest.mark.usefixtures("province")
def test_a_report_counts_and_what_is_done_leaves_the_inbox_until_it_is_taken_back() -> None:
    part, hoa = part_of(OFFICE_OF_JUSTICE, 3), somebody(OFFICE_OF_JUSTICE)
    open_items(part.task_id)
    report_progress(hoa, part.id, Said(State.DONE, 100, result="Xong"), revision=0)
    assert not work.has_open(part.matter_id, "plan_part")
    report_progress(hoa, part.id, Said(State.UNDER_WAY, 90), revision=1)
    assert work.has_open(part.matter_id, "plan_part")
    part.refresh_from_db()
    assert (part.state, part.percent) == ("under_way", 90)
    assert [one.percent for one in part_page(hoa, part.id).reports] == [90, 100]


@pytest.mark.usefixtures("province")
def test_who_does_not_work_there_cannot_report_and_others_do_not_read_it() -> None:
    part = part_of(OFFICE_OF_JUSTICE, 3)
    with pytest.raises(NotYoursError):
        report_progress(somebody("UBND xã Đồi"), part.id, Said(State.UNDER_WAY, 5), revision=0)
    with pytest.raises(NotYoursError):
        report_progress(somebody(KEEPER), part.id, Said(State.UNDER_WAY, 5), revision=0)
    assert not part_page(somebody(KEEPER), part.id).may_report


@pytest.mark.usefixtures("province")
def test_a_report_that_does_not_fit_or_comes_too_late_changes_nothing() -> None:
    part, hoa = part_of(OFFICE_OF_JUSTICE, 3), somebody(OFFICE_OF_JUSTICE)
    with pytest.raises(RefusedError):
        report_progress(hoa, part.id, Said(State.DONE, 90), revision=0)
    with pytest.raises(StaleError):
        report_progress(hoa, part.id, Said(State.UNDER_WAY, 90), revision=7)
    assert not Progress.objects.exists()


@pytest.mark.usefixtures("province")
def test_nothing_typed_or_sent_is_lost_by_a_mistake() -> None:
    part = part_of(OFFICE_OF_JUSTICE, 3)
    client = client_of(somebody(OFFICE_OF_JUSTICE))
    address = reverse("plan:progress", args=[part.id])
    sent = SimpleUploadedFile("ket-qua.pdf", PDF)
    wrong = {**TYPED, "addresses": "không có gì", "file": sent}
    answer = client.post(address, wrong)
    assert answer.status_code == UNPROCESSABLE
    page = answer.content.decode()
    assert "Đã tập huấn 12 xã." in page
    assert "không có địa chỉ hay mã hồ sơ ở cuối" in page
    (kept,) = [token for _, token in answer.context["kept"]]
    right = {**TYPED, "addresses": "Quyết định 12 https://thanhhoa.gov.vn/12", "kept": kept}
    assert client.post(address, right)["Location"] == reverse("plan:part", args=[part.id])
    (one,) = part_page(somebody(OFFICE_OF_JUSTICE), part.id).reports
    assert [(e.label, e.is_file) for e in one.shown] == [
        ("ket-qua.pdf", True),
        ("Quyết định 12", False),
    ]


@pytest.mark.usefixtures("province")
def test_a_newer_report_is_told_and_what_was_typed_stays() -> None:
    part, hoa = part_of(OFFICE_OF_JUSTICE, 3), somebody(OFFICE_OF_JUSTICE)
    reported(hoa, part, percent=70)
    answer = client_of(hoa).post(reverse("plan:progress", args=[part.id]), TYPED)
    assert answer.status_code == CONFLICT
    page = answer.content.decode()
    assert "đã báo cáo 70 %" in page
    assert "Đã tập huấn 12 xã." in page
    assert 'name="revision" value="1"' in page


@pytest.mark.usefixtures("province")
def test_a_part_is_read_with_a_bounded_number_of_queries(
    django_assert_max_num_queries: Any,
) -> None:
    part, hoa = part_of(OFFICE_OF_JUSTICE, 3), somebody(OFFICE_OF_JUSTICE)
    for percent in (10, 20, 30):
        reported(hoa, part, percent=percent)
    with django_assert_max_num_queries(12):
        assert len(part_page(hoa, part.id).reports) == 3


def test_a_dossier_s_code_leads_to_its_page() -> None:
    text = "Hồ sơ mẫu: H56.01-240102-0001\n\n/lam-viec/thong-ke/\nxem sau"
    shown, strange = shown_in(text, dossier_page="/lam-viec/ho-so/%s/")
    assert shown == (
        Shown("Hồ sơ mẫu", "/lam-viec/ho-so/H56.01-240102-0001/"),
        Shown("/lam-viec/thong-ke/", "/lam-viec/thong-ke/"),
    )
    assert strange == ("xem sau",)


@given(st.text())
def test_every_line_is_either_understood_or_told(text: str) -> None:
    shown, strange = shown_in(text, dossier_page="/d/%s")
    lines = [line for line in text.splitlines() if line.strip()]
    assert len(shown) + len(strange) == len(lines)
    assert all(one.label and one.address.startswith(("http://", "https://", "/")) for one in shown)
