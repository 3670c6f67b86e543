"""What the platform cannot measure is declared with evidence, and said to be declared."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.counted import counted_dossier
from tests.factories.dossiers import load_mini, office
from tests.factories.identity import actor_of, make_official_account
from tests.factories.papers import PDF
from tests.factories.plan import KEEPER, KEY, OFFICE_OF_JUSTICE, agency, declared

from hamrong.foundation.identity.interface import Account
from hamrong.governance.plan.actions.declare import Said, declare
from hamrong.governance.plan.actions.freeze import freeze
from hamrong.governance.plan.models import Declaration, Figure, Origin, Plan
from hamrong.governance.plan.queries.declaring import declared_rows, evidence_file, the_target
from hamrong.governance.plan.queries.targets import Value, measured, target_values
from hamrong.governance.plan.rules.declaring import Asks, fault_of
from hamrong.governance.plan.rules.quarter import Quarter
from hamrong.governance.plan.rules.target import Share, Verdict
from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError, Role
from hamrong.kernel.calendar.interface import clock_at

pytestmark = pytest.mark.django_db
QUARTER = Quarter(2021, 2)
OPEN = QUARTER.opened_at() + timedelta(days=3)
OUTSIDE = {"measure": "dossiers_through_one_stop_system", "at_least": 50, "scope": ["commune"]}


@pytest.fixture(autouse=True)
def province(db: None, settings: Any, tmp_path: Path) -> None:
    settings.ORGANISATION_DATE = date(2024, 1, 2)
    settings.FILES_FOLDER = tmp_path
    load_mini()


def plan() -> Plan:
    return Plan.objects.get(key=KEY)


def somebody(short_name: str) -> Actor:
    return actor_of(make_official_account(agency(short_name).id, Role.SPECIALIST))


def value(key: str, quarter: Quarter = QUARTER) -> Value:
    one = plan()
    return target_values(one, quarter)[one.targets.get(key=key).id]


def keeper_declares(target: str, share: Share, at: Any = OPEN) -> None:
    with clock_at(at):
        declared(somebody(KEEPER), plan().keeper_id, target, share)


def test_the_latest_word_of_the_keeper_counts_and_all_stay_readable() -> None:
    communes = office()
    with clock_at(OPEN):
        declared(communes.specialist, communes.agency_id, share=Share(1, 10))
    assert value("1.d").share == Share(1, 10)
    keeper_declares("1.d", Share(3, 4))
    keeper_declares("1.d", Share(2, 4), OPEN + timedelta(hours=1))
    found = value("1.d")
    assert (found.share, found.origin, found.verdict) == (
        Share(2, 4),
        Origin.DECLARED,
        Verdict.NEAR,
    )
    rows = declared_rows(somebody(KEEPER), plan().targets.get(key="1.d"))
    assert [(row.share, row.counts) for row in rows] == [
        (Share(2, 4), True),
        (Share(3, 4), False),
        (Share(1, 10), True),
    ]


def test_where_the_keeper_is_silent_agencies_count_together() -> None:
    first, second = office(), office(area_code="90102")
    with clock_at(OPEN):
        declared(first.specialist, first.agency_id, share=Share(1, 4))
        declared(second.head, second.agency_id, share=Share(4, 6))
    found = value("1.d")
    assert (found.share, found.declared_by, found.name) == (Share(5, 10), 2, "")


def test_a_milestone_once_reached_stays_reached_and_a_share_is_declared_anew() -> None:
    keeper_declares("1.a", Share(1, 1))
    keeper_declares("1.d", Share(3, 4))
    later = QUARTER.shifted(1)
    assert value("1.a").verdict is Verdict.MET
    assert value("1.a", later).verdict is Verdict.MET
    assert value("1.a", QUARTER.shifted(-1)).verdict is Verdict.UNMEASURED
    assert value("1.d", later).share is None


def test_what_came_outside_is_added_to_the_denominator_and_said() -> None:
    plan().targets.filter(key="1.b").update(**OUTSIDE)
    communes = office()
    counted_dossier(communes.agency_id, OPEN)
    with clock_at(OPEN):
        declared(communes.specialist, communes.agency_id, "1.b", Share(0, 3))
    target = plan().targets.get(key="1.b")
    found = measured(plan(), QUARTER, [target])[target.id]
    assert (found.value.share, found.value.outside, found.value.origin) == (
        Share(1, 4),
        3,
        Origin.MEASURED,
    )
    assert found.reading
    assert found.reading.agencies == {communes.agency_id: Share(1, 4)}
    with clock_at(OPEN + timedelta(days=1)):
        declared(communes.specialist, communes.agency_id, "1.b", Share(0, 0))
    assert value("1.b").share == Share(1, 1)


def test_declared_figures_stand_when_the_province_reports() -> None:
    in_time = QUARTER.closed_at() + timedelta(days=5)
    with clock_at(in_time):
        declared(somebody(KEEPER), plan().keeper_id, quarter=QUARTER)
    late = QUARTER.closed_at() + timedelta(days=7)
    with clock_at(late):
        freeze(plan(), QUARTER)
        with pytest.raises(RefusedError) as refused:
            declared(somebody(KEEPER), plan().keeper_id, quarter=QUARTER)
    assert refused.value.field == "quarter"
    whole = Figure.objects.get(target__key="1.d", level="", agency=None)
    assert (whole.numerator, whole.origin, whole.detail["name"]) == (3, "declared", KEEPER)


def test_nobody_speaks_for_another_agency_or_decides_what_is_reached() -> None:
    communes, justice = office(), somebody(OFFICE_OF_JUSTICE)
    for actor, agency_id, target in (
        (communes.specialist, office(area_code="90102").agency_id, "1.d"),
        (communes.desk, communes.agency_id, "1.d"),
        (communes.specialist, communes.agency_id, "1.a"),
        (communes.specialist, communes.agency_id, "1.b"),
        (justice, agency(OFFICE_OF_JUSTICE).id, "1.d"),
    ):
        with clock_at(OPEN), pytest.raises(NotYoursError):
            declared(actor, agency_id, target)


def test_a_figure_needs_basis_and_evidence() -> None:
    keeper = somebody(KEEPER)
    for share, basis, field in (
        (Share(5, 4), "x", "numerator"),
        (Share(0, 0), "x", "denominator"),
        (Share(1, 4), " ", "basis"),
        (Share(1, 4), "x", "file"),
    ):
        said = Said(plan().keeper_id, QUARTER, share, basis)
        with clock_at(OPEN), pytest.raises(RefusedError) as refused:
            declare(keeper, KEY, "1.d", said)
        assert refused.value.field == field


def test_evidence_is_for_who_gave_it_and_who_reads_all() -> None:
    communes = office()
    with clock_at(OPEN):
        row = declared(communes.specialist, communes.agency_id)
    assert evidence_file(somebody(KEEPER), row) == evidence_file(communes.head, row)
    with pytest.raises(NotYoursError):
        evidence_file(office(area_code="90102").head, row)
    target = the_target(office(area_code="90102").head, KEY, "1.d")
    assert declared_rows(office(area_code="90102").head, target) == ()


def test_what_was_declared_is_never_changed() -> None:
    keeper_declares("1.d", Share(3, 4))
    with pytest.raises(DatabaseError), transaction.atomic():
        Declaration.objects.update(numerator=4)


def test_a_file_once_sent_stays_while_the_rest_is_put_right(client: Client) -> None:
    communes = office()
    client.force_login(Account.objects.get(id=communes.specialist.account_id))
    address = f"/lam-viec/ke-hoach/{KEY}/chi-tieu/1.d/ke-khai/"
    said = {
        "agency": str(communes.agency_id),
        "quarter": QUARTER.code,
        "numerator": "5",
        "denominator": "4",
        "basis": "Báo cáo",
    }
    sent = SimpleUploadedFile("minh-chung.pdf", PDF, "application/pdf")
    with clock_at(OPEN):
        page = client.post(address, {**said, "file": sent})
        assert page.status_code == 422
        assert "minh-chung.pdf" in page.content.decode()
        again = {**said, "numerator": "3", "kept": page.context["kept_token"]}
        assert client.post(address, again).status_code == 302
    row = Declaration.objects.get()
    assert (row.numerator, row.denominator, row.file.name) == (3, 4, "minh-chung.pdf")


@given(st.sampled_from(Asks), st.integers(-3, 5), st.integers(-3, 5))
def test_what_has_no_fault_is_a_share(asks: Asks, numerator: int, denominator: int) -> None:
    if fault_of(asks, Share(numerator, denominator)) is None:
        assert 0 <= numerator <= denominator
        assert denominator > 0 or asks is Asks.OUTSIDE
