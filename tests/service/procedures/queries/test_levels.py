"""How many procedures reach which online level."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.factories.procedures import BODY, make_procedure

from hamrong.service.procedures.actions.confirm_fileable import confirm_fileable
from hamrong.service.procedures.interface import search, service_levels

pytestmark = pytest.mark.django_db

WITHOUT_ORIGINALS = [paper for paper in BODY["documents"] if paper["way"] != "present"]
FEE = [{"key": "le-phi", "name": "Lệ phí", "kind": "charge", "amount": 50_000}]


def test_shares_are_counted_over_curated_procedures_in_one_query() -> None:
    make_procedure(documents=WITHOUT_ORIGINALS)
    make_procedure(code="1.000002", fees=FEE)
    make_procedure(code="1.000003", fileable=False)
    with CaptureQueriesContext(connection) as queries:
        levels = service_levels()
    assert len(queries) == 1
    assert [(row.code, row.level) for row in levels.rows] == [
        ("1.000003", 1),
        ("1.000002", 3),
        ("1.001193", 4),
    ]
    assert [(s.level, s.count, s.percent) for s in levels.shares] == [
        (1, 1, 33),
        (2, 0, 0),
        (3, 1, 33),
        (4, 1, 33),
    ]
    assert (levels.whole, levels.total) == (1, 3)


def test_what_was_announced_stands_beside_what_is_there() -> None:
    make_procedure(fees=FEE)
    (row,) = service_levels().rows
    assert (row.announced, row.level) == (4, 3)
    assert "chưa nộp trực tuyến được" in " ".join(row.reasons)


def test_nothing_curated_is_no_share() -> None:
    assert service_levels().shares == ()


def test_lists_follow_when_filing_opens_and_closes() -> None:
    make_procedure(fileable=False, listed=True)
    assert search("khai sinh").rows[0].online_level == 1
    confirm_fileable(form_keys={"tt-1.001193"}, process_keys={"mini-standard"})
    assert search("khai sinh").rows[0].online_level == 4
