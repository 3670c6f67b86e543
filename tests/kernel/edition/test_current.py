"""The edition moves with the content, in the same transaction."""

import pytest
from django.db import connection, transaction
from tests.factories.procedures import make_procedure, make_raw_procedure

from hamrong.kernel.edition.interface import current, watched
from hamrong.service.procedures.models import RawProcedure


@pytest.mark.django_db(transaction=True)
def test_every_change_of_content_moves_the_edition_and_nothing_else_does() -> None:
    make_raw_procedure()
    seen = {current()}
    RawProcedure.objects.update(name="Tên khác")
    seen.add(current())
    RawProcedure.objects.all().delete()
    seen.add(current())
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procedures_raw")
    seen.add(current())
    assert len(seen) == 4
    assert "" not in seen
    assert current() in seen


@pytest.mark.django_db(transaction=True)
def test_what_is_taken_back_leaves_the_edition() -> None:
    make_raw_procedure()
    before = current()
    with transaction.atomic():
        make_procedure()
        assert current() != before
        transaction.set_rollback(True)
    assert current() == before


@pytest.mark.django_db
def test_one_transaction_moves_it_once() -> None:
    make_procedure()
    first = current()
    make_raw_procedure()
    assert current() == first


@pytest.mark.django_db
def test_the_catalogue_is_watched() -> None:
    assert {"procedures_version", "procedures_listing", "procedures_raw"} <= watched()
