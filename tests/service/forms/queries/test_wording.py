"""Every fault is told in a whole sentence that says what to do."""

import pytest

from hamrong.service.forms.queries.wording import say
from hamrong.service.forms.rules.definition import Field, FieldType
from hamrong.service.forms.rules.reading import Fault, Reading

DETAIL = {
    "text": "31/02/2019",
    "year": 1900,
    "minimum": 1000,
    "maximum": 2000000,
    "decimals": 2,
    "limit": 250,
    "length": 40000,
    "former": "Xã Cũ, Huyện Bá Thước",
    "code": "099",
    "said": "1985",
    "earlier": "Ngày sinh",
    "day": "05/03/1985",
    "entries": "Trồng lúa (0111); Trồng mía (0114)",
    "places": "Xã Thành Sơn, Huyện Bá Thước",
}


@pytest.mark.parametrize("kind", FieldType)
@pytest.mark.parametrize("fault", Fault)
def test_a_fault_is_a_finished_sentence(fault: Fault, kind: FieldType) -> None:
    words = say(Field(key="x", label="Họ tên", type=kind), Reading(fault=fault, detail=DETAIL))
    assert words.endswith(".")
    assert "%" not in words


def test_bounds_are_written_with_dots_and_years_without() -> None:
    reading = Reading(fault=Fault.TOO_LARGE, detail={"maximum": 2000000})
    assert "2.000.000" in say(Field(key="x", label="X", type=FieldType.MONEY), reading)
    early = Reading(fault=Fault.TOO_SMALL, detail={"minimum": 1900})
    assert "1900" in say(Field(key="x", label="X", type=FieldType.YEAR), early)
