"""Thanh Hóa on 1/1/2025 and 1/7/2025: nothing is lost, nothing doubled, nothing left behind."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest
from django.db import transaction
from django.db.models import Q
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker
from tests.factories.thanhhoa import load_thanh_hoa, open_dossiers

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.directory.interface import Agency, Passing
from hamrong.foundation.reorganisation import interface as reorganisation
from hamrong.kernel.actor.interface import SYSTEM
from hamrong.kernel.matter.models import Matter
from hamrong.kernel.process.models import ProcessInstance, Visit
from hamrong.kernel.timeline.models import Entry
from hamrong.kernel.work.models import WorkItem
from hamrong.service.dossiers.models import Dossier, Transfer

EVE, FIRST, SECOND = date(2024, 12, 31), date(2025, 1, 1), date(2025, 7, 1)
MOVED = "dossiers.DossierTransferred"


@dataclass(frozen=True)
class World:
    """One open dossier by agency of the eve, and the due times before anything moved."""

    dossiers: dict[UUID, UUID]
    due: dict[UUID, object]


def _some_units() -> list[Agency]:
    """Return all districts, all that change on 1/1/2025, all to be divided, and others."""
    at_work = Agency.objects.filter(valid_from__lte=EVE).exclude(valid_to__lte=EVE)
    committees = at_work.filter(kind="committee").exclude(level="province").select_related("area")
    change = {s.old.id for s in directory.succeeded(FIRST).values()}
    parts = {
        s.old.area_code for s in directory.succeeded(SECOND).values() if s.how is Passing.SPLIT
    }
    chosen = Q(level="district") | Q(id__in=change) | Q(area__code__in=parts)
    others = committees.exclude(chosen).order_by("code")[:40]
    return [*committees.filter(chosen).order_by("code"), *others]


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with (
        django_db_blocker.unblock(),
        override_settings(ORGANISATION_DATE=EVE),
        transaction.atomic(),
    ):
        load_thanh_hoa()
        opened = open_dossiers(_some_units())
        due = dict(Dossier.objects.values_list("id", "due_at"))
        for on in (FIRST, SECOND):
            reorganisation.begin(SYSTEM, on)
            reorganisation.carry_on(on, turn=float("inf"))
            assert directory.organisation_date() == on
        yield World(opened, due)
        transaction.set_rollback(True)


def _left(agency_ids: object) -> int:
    return Dossier.objects.filter(Q(receiving__in=agency_ids) | Q(authority__in=agency_ids)).count()


def test_no_dossier_is_left_at_an_agency_that_ended(world: World) -> None:
    ended = directory.succeeded(SECOND).keys()
    assert _left(ended) == 0
    assert not WorkItem.objects.filter(agency_id__in=ended, ended_at__isnull=True).exists()
    assert not Matter.objects.filter(agency_id__in=ended).exists()
    for instance in ProcessInstance.objects.all():
        assert not {UUID(place) for place in instance.places.values()} & set(ended)


def test_nothing_is_lost_and_nothing_doubled(world: World) -> None:
    assert set(Dossier.objects.values_list("id", flat=True)) == set(world.dossiers.values())
    for dossier in Dossier.objects.all():
        visits = Visit.objects.filter(instance__matter_id=dossier.matter_id, left_at=None)
        assert visits.count() == 1
        open_items = WorkItem.objects.filter(matter_id=dossier.matter_id, ended_at__isnull=True)
        assert open_items.exclude(kind="transfer_review").count() == 1


def test_the_promised_date_and_the_code_stay(world: World) -> None:
    assert dict(Dossier.objects.values_list("id", "due_at")) == world.due


def test_each_move_is_one_line_on_the_timeline(world: World) -> None:
    for dossier in Dossier.objects.all():
        moves = Transfer.objects.filter(dossier=dossier).count()
        assert moves in {1, 2}
        assert Entry.objects.filter(matter_id=dossier.matter_id, kind=MOVED).count() == moves


def test_who_was_divided_without_a_decision_is_put_before_a_head(world: World) -> None:
    split = [s for s in directory.succeeded(SECOND).values() if s.how is Passing.SPLIT]
    for found in split:
        dossier_id = world.dossiers.get(found.old.id)
        if dossier_id is None:
            continue
        dossier = Dossier.objects.get(id=dossier_id)
        assert dossier.authority_id == found.heirs[0].id
        assert Transfer.objects.filter(dossier=dossier, to_review=True).count() == 1
        review = WorkItem.objects.get(matter_id=dossier.matter_id, kind="transfer_review")
        assert review.agency_id == dossier.authority_id


def test_a_district_dossier_went_to_the_commune_it_concerns(world: World) -> None:
    for agency in Agency.objects.filter(id__in=world.dossiers, level="district"):
        dossier = Dossier.objects.select_related("authority").get(id=world.dossiers[agency.id])
        assert dossier.authority.level == "commune"
        assert dossier.authority.area_id == dossier.area_id


def test_doing_it_all_again_moves_nothing(world: World) -> None:
    before = Entry.objects.filter(kind=MOVED).count(), Transfer.objects.count()
    for on in (FIRST, SECOND):
        reorganisation.begin(SYSTEM, on)
        reorganisation.carry_on(on, turn=float("inf"))
    assert (Entry.objects.filter(kind=MOVED).count(), Transfer.objects.count()) == before


def test_history_reads_under_the_old_name(world: World) -> None:
    entry = Entry.objects.filter(kind=MOVED).order_by("at").first()
    assert entry is not None
    assert entry.agency_id in world.dossiers
    old = directory.agency(entry.agency_id)
    assert old.name in {entry.data["old_agency"], entry.data["new_agency"]}
    assert directory.names_now({old.id}) or old.level == "district"
