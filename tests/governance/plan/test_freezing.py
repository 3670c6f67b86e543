"""When a quarter closes its values stand for ever."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction
from tests.factories.counted import counted_dossier, rated
from tests.factories.dossiers import COMMUNE, load_mini
from tests.factories.plan import KEY

from hamrong.foundation.directory import interface as directory
from hamrong.governance.plan.actions.freeze import freeze, freeze_due
from hamrong.governance.plan.models import Figure, Origin, Plan
from hamrong.governance.plan.queries.targets import target_values
from hamrong.governance.plan.rules.quarter import Quarter
from hamrong.governance.plan.rules.target import Share
from hamrong.kernel.calendar.interface import clock_at
from hamrong.service.dossiers.rules import Channel

pytestmark = pytest.mark.django_db
QUARTER = Quarter(2021, 2)
OPENED, CLOSED = QUARTER.opened_at(), QUARTER.closed_at()
INSTANT = timedelta(microseconds=1)
JUST_AFTER = CLOSED + timedelta(minutes=7)
REPORTED = QUARTER.closed_at() + timedelta(days=7)


@pytest.fixture(autouse=True)
def province(db: None, settings: Any, tmp_path: Path) -> None:
    settings.ORGANISATION_DATE = date(2024, 1, 2)
    settings.FILES_FOLDER = tmp_path
    load_mini()


def plan() -> Plan:
    return Plan.objects.get(key=KEY)


def commune() -> UUID:
    found = directory.authority_for(level="commune", area_code=COMMUNE)
    assert found
    return found.id


def some_dossiers() -> None:
    for moment in (OPENED - INSTANT, OPENED, CLOSED - INSTANT, CLOSED):
        counted_dossier(commune(), OPENED - INSTANT, moment)
    counted_dossier(commune(), OPENED, CLOSED - INSTANT, channel=Channel.COUNTER)


def figure(key: str, **which: Any) -> Figure:
    narrow = {"level": "", "agency": None, **which}
    return Figure.objects.get(target__plan=plan(), target__key=key, year=2021, quarter=2, **narrow)


def test_a_late_run_freezes_what_stood_at_the_cut_off() -> None:
    some_dossiers()
    with clock_at(CLOSED + timedelta(days=40)):
        freeze(plan(), QUARTER)
    whole = figure("1.b")
    assert (whole.numerator, whole.denominator, whole.origin) == (2, 3, Origin.MEASURED)
    assert whole.at_least == Decimal(25)
    assert figure("1.b", level="commune").denominator == 3
    assert figure("1.b", agency=commune()).numerator == 2
    assert Figure.objects.filter(target__key="1.b").count() == 3


def test_frozen_values_never_change() -> None:
    some_dossiers()
    with clock_at(JUST_AFTER):
        freeze(plan(), QUARTER)
    counted_dossier(commune(), OPENED, OPENED, channel=Channel.COUNTER)
    one = plan()
    assert target_values(one, QUARTER)[one.targets.get(key="1.b").id].share == Share(2, 3)
    for change in (
        lambda: Figure.objects.update(numerator=3),
        lambda: Figure.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_a_second_run_freezes_nothing_anew() -> None:
    some_dossiers()
    with clock_at(JUST_AFTER):
        assert freeze_due() == 2
        before = Figure.objects.count()
        assert freeze_due() == 0
    assert Figure.objects.count() == before


def test_what_is_declared_freezes_when_the_province_reports() -> None:
    with clock_at(JUST_AFTER):
        freeze(plan(), QUARTER)
    assert not Figure.objects.filter(target__key__in=["1.a", "1.d"]).exists()
    with clock_at(REPORTED):
        assert freeze(plan(), QUARTER) == 2
    assert figure("1.d").origin == Origin.NONE
    assert figure("1.d").numerator is None


def test_an_open_quarter_cannot_be_frozen() -> None:
    with clock_at(CLOSED - INSTANT), pytest.raises(ValueError, match="2021-Q2"):
        freeze(plan(), QUARTER)


def test_the_job_freezes_the_last_closed_quarter_and_no_older_one() -> None:
    with clock_at(REPORTED):
        assert freeze_due() == 4
    assert set(Figure.objects.values_list("year", "quarter")) == {(2021, 2)}
    with clock_at(REPORTED + timedelta(days=400)):
        freeze_due()
    assert set(Figure.objects.values_list("year", "quarter")) == {(2021, 2), (2022, 1)}


def test_what_few_people_said_is_not_told_of_an_agency() -> None:
    for _ in range(4):
        rated(counted_dossier(commune(), OPENED, OPENED), OPENED, 2)
    with clock_at(JUST_AFTER):
        freeze(plan(), QUARTER)
    assert figure("1.c").numerator is None
    assert Figure.objects.filter(target__key="1.c").count() == 1


def test_what_was_asked_for_is_what_the_plan_asked_for_then() -> None:
    early = Quarter(2020, 1)
    with clock_at(REPORTED):
        freeze(plan(), early)
    found = Figure.objects.get(target__key="1.b", year=2020, quarter=1, level="", agency=None)
    assert found.at_least == Decimal(20)


@pytest.mark.parametrize("frozen", [True, False])
def test_an_agency_s_own_share_stands_beside_the_whole(*, frozen: bool) -> None:
    some_dossiers()
    district = directory.authority_for(level="district", area_code=COMMUNE)
    assert district
    counted_dossier(district.id, OPENED, OPENED, channel=Channel.COUNTER)
    one = plan()
    with clock_at(JUST_AFTER):
        if frozen:
            freeze(one, QUARTER)
        found = target_values(one, QUARTER, {commune()})[one.targets.get(key="1.b").id]
    assert (found.share, found.own, found.frozen) == (Share(2, 4), Share(2, 3), frozen)
