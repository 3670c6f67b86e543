"""Targets tell what the records say, counted by hand over a few dossiers and across cut-offs."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.counted import checked, counted_dossier, rated
from tests.factories.dossiers import BIRTH, BUILDING, COMMUNE, LINKED, citizen, load_mini, office
from tests.factories.plan import KEY

from hamrong.foundation.directory import interface as directory
from hamrong.governance.plan.models import Origin, Plan
from hamrong.governance.plan.queries.measures import MEASURES
from hamrong.governance.plan.queries.records import Reading, Records
from hamrong.governance.plan.queries.targets import target_values
from hamrong.governance.plan.queries.targets_page import targets_page
from hamrong.governance.plan.rules.popular import popular
from hamrong.governance.plan.rules.quarter import Quarter
from hamrong.governance.plan.rules.target import Share, Verdict
from hamrong.kernel.actor.interface import NotYoursError
from hamrong.kernel.calendar.interface import clock_at
from hamrong.service.dossiers.rules import Channel

pytestmark = pytest.mark.django_db
QUARTER = Quarter(2024, 1)
OPENED, CLOSED = QUARTER.opened_at(), QUARTER.closed_at()
INSTANT = timedelta(microseconds=1)
WITHIN, BEFORE, AFTER = CLOSED - INSTANT, OPENED - INSTANT, CLOSED


@pytest.fixture(autouse=True)
def province(db: None, settings: Any, tmp_path: Path) -> None:
    settings.ORGANISATION_DATE = date(2024, 1, 2)
    settings.FILES_FOLDER = tmp_path
    load_mini()


def at_level(level: str) -> UUID:
    found = directory.authority_for(level=level, area_code=COMMUNE)
    assert found
    return found.id


def read(name: str, *levels: str) -> Reading:
    measure, records = MEASURES[name], Records(OPENED, CLOSED)
    assert measure.read
    return records.within(measure.read(records), levels)


def test_a_quarter_counts_from_its_first_instant_to_its_last() -> None:
    commune, district = at_level("commune"), at_level("district")
    for moment in (BEFORE, OPENED, WITHIN, AFTER):
        counted_dossier(commune, BEFORE, moment)
    counted_dossier(commune, BEFORE, WITHIN, channel=Channel.COUNTER)
    counted_dossier(district, BEFORE, WITHIN, channel=Channel.POST)
    counted_dossier(district, BEFORE)
    whole = read("dossiers_handled_online")
    assert whole.whole == Share(2, 4)
    assert whole.agencies == {commune: Share(2, 3), district: Share(0, 1)}
    assert read("dossiers_handled_online", "commune").whole == Share(2, 3)
    assert read("dossiers_handled_online", "province", "district").whole == Share(0, 1)
    assert read("dossiers_handled_online", "province").whole == Share(0, 0)


def test_what_was_received_counts_by_the_level_of_the_desk() -> None:
    for moment in (BEFORE, OPENED, WITHIN, AFTER):
        counted_dossier(at_level("district"), moment, channel=Channel.COUNTER)
    counted_dossier(at_level("commune"), WITHIN)
    assert read("dossiers_through_one_stop_system", "province", "district").whole == Share(2, 2)
    assert read("dossiers_through_one_stop_system").whole == Share(3, 3)


def test_satisfied_are_who_gave_one_point_or_two() -> None:
    commune = at_level("commune")
    moments = (BEFORE, OPENED, WITHIN, WITHIN, AFTER)
    for moment, points in zip(moments, (2, 1, 0, 2, 0), strict=True):
        rated(counted_dossier(commune, BEFORE, BEFORE), moment, points)
    assert read("satisfaction").whole == Share(2, 3)


def test_levels_are_those_of_the_curated_procedures() -> None:
    assert sorted(Records(OPENED, CLOSED).services.values()) == [3, 3, 3, 3, 3, 4]
    assert read("online_services_at_level_3").whole == Share(6, 6)
    assert read("online_services_at_level_4").whole == Share(1, 6)


def test_popular_procedures_bring_four_fifths_of_the_dossiers() -> None:
    commune = at_level("commune")
    for code, many in ((BIRTH, 4), (LINKED, 3), (BUILDING, 1)):
        for _ in range(many):
            counted_dossier(commune, WITHIN, procedure=code)
    for _ in range(9):
        counted_dossier(commune, AFTER, procedure=BUILDING)
    assert read("popular_online_services_at_level_4").whole == Share(1, 2)


def test_one_paper_on_paper_takes_a_procedure_out_of_the_electronic_ones() -> None:
    commune = at_level("commune")
    birth = counted_dossier(commune, BEFORE, WITHIN, procedure=BIRTH)
    counted_dossier(commune, BEFORE, WITHIN, procedure=BUILDING, channel=Channel.COUNTER)
    checked(birth, "a", digitised=True)
    checked(birth, "b", original=1, held=True)
    checked(birth, "c", missing=True)
    assert read("online_services_with_electronic_dossier").whole == Share(1, 6)
    other = counted_dossier(commune, BEFORE, WITHIN, procedure=BIRTH)
    checked(other, "a", original=1)
    assert read("online_services_with_electronic_dossier").whole == Share(0, 6)
    checked(other, "a", original=1, digitised=True)
    assert read("online_services_with_electronic_dossier").whole == Share(1, 6)


@given(st.dictionaries(st.text("abc", min_size=1, max_size=3), st.integers(1, 50)))
def test_no_fewer_procedures_bring_as_much(received: dict[str, int]) -> None:
    found = popular(received)
    brought = [received[code] for code in found]
    assert 5 * sum(brought) >= 4 * sum(received.values())
    assert not found or 5 * sum(brought[:-1]) < 4 * sum(received.values())
    assert sorted(received.values(), reverse=True)[: len(found)] == brought


def plan() -> Plan:
    return Plan.objects.get(key=KEY)


def value(key: str) -> Any:
    one = plan()
    return target_values(one, QUARTER)[one.targets.get(key=key).id]


def test_a_target_is_judged_by_the_exact_share() -> None:
    commune = at_level("commune")
    counted_dossier(commune, BEFORE, WITHIN)
    for _ in range(3):
        counted_dossier(commune, BEFORE, WITHIN, channel=Channel.COUNTER)
    found = value("1.b")
    assert (found.share, found.origin, found.verdict) == (
        Share(1, 4),
        Origin.MEASURED,
        Verdict.MET,
    )


def test_what_has_no_reader_names_its_system_and_has_no_number() -> None:
    page = targets_page(office().head, KEY)
    row = next(row for group in page.groups for row in group.rows if row.key == "1.d")
    assert row.missing_system == 9
    assert (row.value.share, row.value.verdict) == (None, Verdict.UNMEASURED)


def test_a_few_answers_are_no_figure() -> None:
    commune = at_level("commune")
    for _ in range(4):
        rated(counted_dossier(commune, BEFORE, BEFORE), WITHIN, 2)
    assert value("1.c").share is None
    rated(counted_dossier(commune, BEFORE, BEFORE), WITHIN, 0)
    assert value("1.c").share == Share(4, 5)


def test_the_page_asks_as_much_for_many_targets_as_for_few(django_assert_num_queries: Any) -> None:
    head = office().head
    targets_page(head, KEY)
    counted_dossier(at_level("commune"), OPENED, WITHIN)
    with clock_at(WITHIN), django_assert_num_queries(10):
        page = targets_page(head, KEY)
    assert page.quarter == QUARTER
    assert sum(page.verdicts.values()) == 4


def test_a_quarter_the_plan_never_had_does_not_exist() -> None:
    head = office().head
    for code in ("2019-Q4", "1-Q1", "x", "2022-Q2"):
        with clock_at(WITHIN), pytest.raises(NotYoursError):
            targets_page(head, KEY, code)
    with clock_at(WITHIN):
        assert targets_page(head, KEY, "2021-Q4").quarter == Quarter(2021, 4)


def test_for_citizens_the_page_does_not_exist() -> None:
    with pytest.raises(NotYoursError):
        targets_page(citizen(), KEY)
