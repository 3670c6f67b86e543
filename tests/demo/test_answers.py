"""What the demonstration's people type into forms."""

from datetime import date
from random import Random

import pytest
from tests.factories.forms import definition, somewhere, sources

from hamrong.demo.answers import Writer
from hamrong.demo.people import People
from hamrong.service.forms.rules.definition import Definition
from hamrong.service.forms.rules.judging import findings, read_group
from hamrong.service.forms.rules.reading import Setting

ON = date(2026, 9, 14)
SETTING = Setting(today=ON, find_area=somewhere)
KEYS = [source["key"] for source in sources("thanhhoa")]


def writer(form: Definition, seed: int) -> Writer:
    chance = Random(seed)
    return Writer(
        household=People(chance, ON).household(),
        place="Phường Hàm Rồng, Thành phố Thanh Hóa",
        on=ON,
        chance=chance,
        pages=frozenset(group.key for group in form.groups),
        mail="an@example.com",
    )


@pytest.mark.parametrize("key", KEYS)
def test_every_form_of_the_province_is_filled_without_a_fault(key: str) -> None:
    form = definition(key, "thanhhoa")
    for seed in range(12):
        hand = writer(form, seed)
        read = {group.key: read_group(group, hand.page(group), SETTING) for group in form.groups}
        answers = {key: entered.answers for key, entered in read.items()}
        inputs = {key: entered.inputs for key, entered in read.items()}
        wrong = [
            (f.group.key, f.field.key, f.reading.fault)
            for f in findings(form, answers, inputs, SETTING)
        ]
        assert wrong == []


def test_a_birth_is_told_of_the_childs_own_parents() -> None:
    form = definition("tt-1.001193", "thanhhoa")
    hand = writer(form, 3)
    home = hand.household
    pages = {group.key: hand.page(group) for group in form.groups}
    assert pages["child"]["full_name"] == [home.child.full_name]
    assert pages["mother"]["full_name"] == [home.wife.full_name]
    assert pages["father"]["full_name"] == [home.husband.full_name]
    assert pages["applicant"]["relationship"] == ["Cha" if home.head.sex == "male" else "Mẹ"]


def test_a_household_lives_at_one_address() -> None:
    form = definition("tt-1.001193", "thanhhoa")
    hand = writer(form, 3)
    assert len({hand.page(g)["address"][0] for g in form.groups if g.field("address")}) == 1
