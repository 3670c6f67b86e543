"""The demonstration as a whole, in the small province."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.db import connection, transaction
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from hamrong.demo.build import build, is_built
from hamrong.foundation.identity import interface as identity
from hamrong.foundation.identity.models import Account
from hamrong.kernel.actor.interface import Hat
from hamrong.kernel.calendar.interface import VIETNAM, clock_at
from hamrong.kernel.pack.interface import load_pack
from hamrong.kernel.timeline.interface import seal, verify
from hamrong.service.dossiers.models import Dossier, Result, Slip
from hamrong.service.forms import interface as forms

PRESENT = datetime(2024, 11, 18, 15, 30, tzinfo=VIETNAM)
# The accounts' passwords take most of the time otherwise, and are not what is tested here.
QUICK = override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"])


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A demonstration with each fate once, before the reorganisation; undone after the module."""
    with django_db_blocker.unblock(), transaction.atomic(), clock_at(PRESENT):
        load_pack("mini")
        with QUICK:
            build(dossiers=18, citizens=4)
        yield
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_the_same_seed_at_the_same_moment_builds_the_same() -> None:
    load_pack("mini")
    told = []
    for _time in range(2):
        with clock_at(PRESENT), QUICK:
            told.append(_facts_of_a_build())
    assert told[0] == told[1]


@pytest.mark.usefixtures("built")
def test_every_state_is_there_and_nothing_lies_in_the_future() -> None:
    states = set(Dossier.objects.values_list("state", flat=True))
    assert states >= {"submitted", "accepted", "processing", "supplement", "refused", "withdrawn"}
    assert states >= {"finished", "returned", "stopped"}
    assert not Dossier.objects.filter(submitted_at__gt=PRESENT).exists()
    assert Dossier.objects.filter(finished_at__isnull=True, due_at__lt=PRESENT).exists()


@pytest.mark.usefixtures("built")
def test_papers_are_printed_results_numbered_and_the_log_proves_itself() -> None:
    assert (
        Slip.objects.filter(kind="submission").count()
        == Dossier.objects.filter(whole__isnull=True).count()
    )
    issued = Result.objects.filter(issued_at__isnull=False).order_by("issued_at")
    assert issued.count() >= 3
    assert all(result.number and result.file_id for result in issued)
    while seal():
        pass
    assert verify().ok


@pytest.mark.usefixtures("built")
def test_accounts_are_marked_and_one_of_each_role_is_shown() -> None:
    assert is_built()
    assert not Account.objects.filter(is_demo=False).exists()
    roles = [shown.role for shown in identity.demo_accounts()]
    assert roles[0] == "Người dân"
    for role in ("Cán bộ một cửa cấp xã", "Chuyên viên cấp huyện", "Lãnh đạo cơ quan cấp tỉnh"):
        assert role in roles
    assert any(role.startswith("Quản trị") for role in roles)


@pytest.mark.usefixtures("built")
def test_some_drafts_wait_to_be_taken_up_again() -> None:
    citizens = Account.objects.filter(official__isnull=True).order_by("created_at", "id")
    actors = [identity.actor_for(row.id, Hat.CITIZEN) for row in citizens]
    assert all(forms.drafts_of(actor) for actor in actors[:2])


@pytest.mark.usefixtures("built")
def test_nobody_files_in_their_sleep() -> None:
    moments = Dossier.objects.values_list("submitted_at", flat=True)
    assert all(moment.astimezone(VIETNAM).hour >= 6 for moment in moments)


@pytest.mark.usefixtures("built")
def test_mail_sms_and_what_has_its_day_wait_for_the_worker_and_nothing_else_does() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT task_name FROM procrastinate_jobs")
        names = {name for (name,) in cursor.fetchall()}
    assert names <= {"notify.send_mail", "notify.send_sms", "dossiers.ask_rating"}
    assert "notify.send_sms" in names


@pytest.mark.usefixtures("built")
def test_building_again_changes_nothing() -> None:
    before = Dossier.objects.count()
    build()
    assert Dossier.objects.count() == before


def _facts_of_a_build() -> list[tuple[object, ...]]:
    """Build, look, and leave no trace."""
    with transaction.atomic():
        build(dossiers=6, citizens=3)
        rows = Dossier.objects.order_by("code")
        facts = list(rows.values_list("code", "applicant_name", "state", "submitted_at"))
        transaction.set_rollback(True)
    return facts
