"""The national catalogue is taken over as published."""

import json
from typing import Any

import pytest
from tests.factories.procedures import make_record

from hamrong.service.procedures.actions.import_raw import RecordError, import_raw
from hamrong.service.procedures.models import RawProcedure

pytestmark = pytest.mark.django_db


def lines(*records: dict[str, Any]) -> list[bytes]:
    return [json.dumps(record, ensure_ascii=False).encode() for record in records]


def test_a_second_import_writes_nothing() -> None:
    snapshot = lines(make_record("1.000001"), make_record("1.000002"))
    assert import_raw(snapshot, "s").written == 2
    assert import_raw(snapshot, "s").written == 0


def test_changed_records_are_written_and_missing_ones_removed() -> None:
    import_raw(lines(make_record("1.000001"), make_record("1.000002")), "s")
    done = import_raw(lines(make_record("1.000001", name="Tên mới")), "s")
    assert (done.written, done.removed) == (1, 1)
    assert RawProcedure.objects.get().name == "Tên mới"


def test_two_issuers_with_one_code_are_both_kept() -> None:
    stray = make_record(" 1.000001", issuer={"code": "H60", "name": "UBND tỉnh"})
    done = import_raw(lines(stray, make_record("1.000001")), "s")
    assert done.doubled == ("1.000001.H60",)
    assert set(RawProcedure.objects.values_list("code", flat=True)) == {
        "1.000001",
        "1.000001.H60",
    }


@pytest.mark.parametrize(
    "line",
    [
        b"{",
        b"[]",
        b"null",
        b'{"code": "1.000001"}',
        b"\xff\xfe",
        json.dumps(make_record(code=" ")).encode(),
        json.dumps(make_record(levels="province")).encode(),
        json.dumps(make_record(papers=["x"])).encode(),
    ],
)
def test_a_line_that_is_no_record_is_named(line: bytes) -> None:
    with pytest.raises(RecordError) as caught:
        import_raw([*lines(make_record("1.000002")), line], "s")
    assert caught.value.line == 2
    assert not RawProcedure.objects.exists()


def test_the_same_code_twice_is_refused() -> None:
    twice = make_record("1.000001")
    with pytest.raises(RecordError):
        import_raw(lines(twice, twice, twice), "s")
