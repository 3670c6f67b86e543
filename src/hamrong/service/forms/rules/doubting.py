"""Answers that may be right each for itself and hardly together: worth a second look."""

from collections.abc import Iterator, Mapping
from typing import Any

from hamrong.service.forms.rules.definition import Answers, Definition, Field, FieldType, Group
from hamrong.service.forms.rules.judging import Finding
from hamrong.service.forms.rules.personal_number import Holder, holder
from hamrong.service.forms.rules.reading import Fault, Reading
from hamrong.service.forms.rules.rows import Cell

_BORN = ("birth_date", "birth_year")
_SEX, _FEMALE = "sex", "female"


def doubts(definition: Definition, answers: Answers) -> Iterator[Finding]:
    """Yield personal numbers of another sex or year of birth, and births told in two ways.

    Compared with the birth and the sex asked on the same page, or in the same row. A doubt stops
    nobody: a birth corrected in the registers leaves an old number behind.
    """
    for group in definition.groups:
        yield from _of_group(group, answers.get(group.key, {}))


def _of_group(group: Group, given: Mapping[str, Any]) -> Iterator[Finding]:
    for asked in group.fields:
        if reading := _doubt(asked, group.fields, given):
            yield Finding(group, asked, reading)
        for number, row in enumerate(given.get(asked.key) or () if asked.columns else ()):
            for column in asked.columns:
                if reading := _doubt(column, asked.columns, row):
                    yield Finding(group, asked, reading, Cell(asked, number, column))


def _doubt(asked: Field, beside: tuple[Field, ...], given: Mapping[str, Any]) -> Reading | None:
    if asked.key == _BORN[1]:
        return _two_births(given)
    numbers = [one for one in beside if one.type is FieldType.PERSONAL_ID]
    if asked.type is not FieldType.PERSONAL_ID or len(numbers) != 1:
        return None
    said = holder(str(given.get(asked.key) or ""))
    return _against(said, given) if said else None


def _two_births(given: Mapping[str, Any]) -> Reading | None:
    day, year = (given.get(key) for key in _BORN)
    if day is None or year is None or int(str(day)[:4]) == year:
        return None
    return Reading(fault=Fault.ANOTHER_YEAR_THAN_THE_DATE, detail={"said": str(day)[:4]})


def _against(said: Holder, given: Mapping[str, Any]) -> Reading | None:
    born = next((str(given[key])[:4] for key in _BORN if given.get(key)), "")
    if born and int(born) != said.birth_year:
        detail = {"year": said.birth_year, "said": born}
        return Reading(fault=Fault.NUMBER_OF_ANOTHER_YEAR, detail=detail)
    sex = given.get(_SEX)
    if sex is not None and (sex == _FEMALE) != said.female:
        return Reading(fault=Fault.NUMBER_OF_ANOTHER_SEX, detail={"female": said.female})
    return None
