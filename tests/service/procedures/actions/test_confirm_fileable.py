"""A procedure can be filed when its form and its process are there."""

import pytest
from tests.factories.procedures import make_procedure

from hamrong.service.procedures.actions.confirm_fileable import Opened, confirm_fileable
from hamrong.service.procedures.interface import Filters, procedure, search

pytestmark = pytest.mark.django_db


def test_a_procedure_with_form_and_process_is_opened() -> None:
    make_procedure(fileable=False, listed=True)
    keys = {"form_keys": {"tt-1.001193"}, "process_keys": {"mini-standard"}}
    assert confirm_fileable(**keys) == Opened(fileable=1, changed=1, warnings=())
    assert confirm_fileable(**keys).changed == 0
    found = procedure("1.001193")
    assert found is not None
    assert (found.fileable, found.obstacle) == (True, "")
    assert search("khai sinh", filters=Filters(fileable=True)).total == 1


def test_what_is_missing_closes_it_and_is_named() -> None:
    make_procedure(fileable=True, listed=True)
    opened = confirm_fileable(form_keys=(), process_keys=())
    assert opened.warnings == (
        "1.001193: thiếu biểu mẫu tt-1.001193; thiếu quy trình mini-standard",
    )
    found = procedure("1.001193")
    assert found is not None
    assert not found.fileable
    assert search("khai sinh", filters=Filters(fileable=True)).total == 0


def test_a_form_without_a_process_is_there_to_fetch_and_no_more() -> None:
    make_procedure(fileable=True, listed=True)
    confirm_fileable(form_keys={"tt-1.001193"}, process_keys=())
    found = procedure("1.001193")
    assert found is not None
    assert (found.fileable, found.online_level) == (False, 2)
    assert "tờ khai để tải về" in found.online_reasons[0]
    assert search("khai sinh").rows[0].online_level == 2
    confirm_fileable(form_keys=(), process_keys=())
    assert search("khai sinh").rows[0].online_level == 1
