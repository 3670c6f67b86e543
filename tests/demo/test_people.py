"""The invented people."""

from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from hamrong.demo.people import People, Person
from hamrong.foundation.identity.rules import FEMALE, read_personal_id

ON = date(2026, 9, 14)


def household_of(seed: int) -> list[Person]:
    home = People(Random(seed), ON).household()
    return [home.head, home.spouse, home.child, home.father, home.mother]


@given(st.integers(0, 10_000))
def test_a_personal_id_tells_the_birth_and_the_sex(seed: int) -> None:
    for person in household_of(seed):
        read = read_personal_id(person.personal_id, this_year=ON.year)
        assert read.birth_year == person.born.year
        assert (read.sex == FEMALE) == (person.sex == "female")


@given(st.integers(0, 10_000))
def test_parents_are_old_enough_for_their_children(seed: int) -> None:
    head, spouse, child, father, mother = household_of(seed)
    assert head.born.year - father.born.year >= 20
    assert head.born.year - mother.born.year >= 20
    assert child.born.year - spouse.born.year >= 20
    assert {head.sex, spouse.sex} == {"male", "female"}
    assert father.family == head.family


def test_no_two_people_share_a_name_a_number_or_a_phone() -> None:
    people = People(Random(7), ON)
    drawn = [people.adult() for _one in range(150)]
    for part in ("full_name", "personal_id", "phone", "mail"):
        assert len({getattr(person, part) for person in drawn}) == len(drawn)


def test_phones_begin_with_a_prefix_that_no_operator_gives_out() -> None:
    assert all(person.phone.startswith("095") for person in household_of(1))


def test_the_same_seed_draws_the_same_people() -> None:
    assert household_of(1118) == household_of(1118)
